package org.wellbundle.core.sync.task;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.providers.Called.RawPayload;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.secrets.Vault;

/** Vendors' answers as they came: compressed, then sealed with the account's key. */
public final class RawPayloads {
  /** What the seal is bound to. */
  public static final String PURPOSE = "raw-payload";

  private final Vault vault;

  public RawPayloads(Vault vault) {
    this.vault = vault;
  }

  /** A payload ready to be stored. */
  public record Sealed(String call, int status, byte[] sealed) {}

  /** Seals outside of a transaction, since the vault may need one of its own. */
  public List<Sealed> seal(TenantId tenant, AccountId account, List<RawPayload> payloads) {
    return payloads.stream()
        .map(
            payload ->
                new Sealed(
                    payload.call(),
                    payload.status(),
                    vault.seal(tenant, account.value(), PURPOSE, compressed(payload.body()))))
        .toList();
  }

  public void store(
      Transaction tx,
      TenantId tenant,
      AccountId account,
      LinkId link,
      String dataType,
      Instant receivedAt,
      List<Sealed> payloads)
      throws SQLException {
    for (Sealed payload : payloads) {
      Sql.update(
          tx,
          """
          insert into sync.raw_payload
            (tenant_id, account_id, link_id, data_type, call, status, received_at, sealed)
          values (?, ?, ?, ?, ?, ?, ?, ?)""",
          tenant.value(),
          account.value(),
          link.value(),
          dataType,
          payload.call(),
          payload.status(),
          receivedAt,
          payload.sealed());
    }
  }

  static byte[] compressed(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The reverse, for deriving data again. */
  public static byte[] expanded(byte[] compressed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
