package org.wellbundle.core.sync.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.wellbundle.core.sync.Sql;

/** Puts webhooks into the inbox as the intake would, past the door. */
public final class Hooks {
  private Hooks() {}

  public static void hint(Rig rig, String user, String type, Instant from, Instant to) {
    put(
        rig,
        "user=%s&type=%s&from=%d&to=%d"
            .formatted(user, type, from.getEpochSecond(), to.getEpochSecond()));
  }

  public static void put(Rig rig, String body) {
    put(rig, "fake", sealed(body));
  }

  public static void put(Rig rig, String provider, byte[] sealed) {
    rig.db
        .transactions()
        .runAsDispatcher(
            tx ->
                Sql.update(
                    tx,
                    """
                    insert into dispatch.inbox (provider, content_type, sealed, received_at,
                                                correlation_id, not_before)
                    values (?, 'application/x-www-form-urlencoded', ?, ?, 'hook', ?)""",
                    provider,
                    sealed,
                    rig.clock.instant(),
                    rig.clock.instant()));
  }

  public static byte[] sealed(String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0);
      out.write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new FakeVault().sealForPlatform("webhook", bytes.toByteArray());
  }
}
