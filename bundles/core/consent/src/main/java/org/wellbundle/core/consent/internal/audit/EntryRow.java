package org.wellbundle.core.consent.internal.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored, and its encoding: what {@code audit.encoded} makes, written a second
 * time so that the check doesn't rely on the database it checks.
 */
record EntryRow(
    int tenant,
    long id,
    Instant at,
    String action,
    String actorRole,
    byte @Nullable [] actor,
    byte @Nullable [] subject,
    @Nullable String objectKind,
    @Nullable String objectId,
    List<String> details,
    String correlationId) {

  static final String COLUMNS =
      "e.tenant_id, e.id, e.at, e.action, e.actor_role, e.actor, e.subject, e.object_kind,"
          + " e.object_id, e.details, e.correlation_id";
  private static final String FORMAT = "wellbundle-audit-1";

  static EntryRow read(ResultSet row) throws SQLException {
    return new EntryRow(
        row.getInt("tenant_id"),
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("action"),
        row.getString("actor_role"),
        row.getBytes("actor"),
        row.getBytes("subject"),
        row.getString("object_kind"),
        row.getString("object_id"),
        List.of((String[]) row.getArray("details").getArray()),
        row.getString("correlation_id"));
  }

  /** The same content in another place. */
  EntryRow as(long otherId) {
    return new EntryRow(
        tenant,
        otherId,
        at,
        action,
        actorRole,
        actor,
        subject,
        objectKind,
        objectId,
        details,
        correlationId);
  }

  static byte[] genesis(int tenant) {
    return encode(
        out -> {
          field(out, FORMAT);
          out.writeInt(tenant);
        });
  }

  byte[] encoded(long number) {
    return encode(
        out -> {
          field(out, FORMAT);
          out.writeInt(tenant);
          out.writeLong(number);
          out.writeLong(id);
          out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
          field(out, action);
          field(out, actorRole);
          field(out, actor);
          field(out, subject);
          field(out, objectKind);
          field(out, objectId);
          out.writeInt(details.size());
          for (String detail : details) {
            field(out, detail);
          }
          field(out, correlationId);
        });
  }

  private interface Content {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] encode(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      content.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void field(DataOutputStream out, @Nullable String text) throws IOException {
    field(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
  }

  private static void field(DataOutputStream out, byte @Nullable [] content) throws IOException {
    out.writeInt(content == null ? -1 : content.length);
    if (content != null) {
      out.write(content);
    }
  }
}
