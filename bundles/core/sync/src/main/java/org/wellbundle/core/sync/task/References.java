package org.wellbundle.core.sync.task;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.secrets.Vault;

/**
 * Addresses that vendors gave, on their way from the notification to the fetch. They carry tokens,
 * so they are sealed; a task is recognised by the address's hash.
 */
public final class References {
  private static final String PURPOSE = "task-reference";

  private final Vault vault;

  public References(Vault vault) {
    this.vault = vault;
  }

  /** An address ready to be stored. */
  public record Sealed(String hash, byte[] sealed) {}

  /** Outside of a transaction, since the vault may need one of its own. */
  public Sealed seal(String address) {
    byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
    return new Sealed(hash(bytes), vault.sealForPlatform(PURPOSE, bytes));
  }

  String open(byte[] sealed) {
    return new String(vault.openForPlatform(PURPOSE, sealed), StandardCharsets.UTF_8);
  }

  /** Adds a task that fetches what an address holds; one that waits already isn't added twice. */
  public void enqueue(
      Transaction tx,
      LinkView link,
      String dataType,
      Sealed reference,
      String correlationId,
      Instant now)
      throws java.sql.SQLException {
    TaskKind kind = TaskKind.HINT;
    Sql.call(
        tx,
        "select dispatch.task_refer(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        link.providerId(),
        link.account().value(),
        link.profile().value(),
        link.id().value(),
        TaskLedger.parked(link),
        dataType,
        kind.name(),
        reference.hash(),
        reference.sealed(),
        correlationId,
        now);
  }

  /** Null for a task that has no address. */
  static byte @Nullable [] of(Transaction tx, Task task) throws java.sql.SQLException {
    if (task.span().kind() != Span.Kind.REFERENCE) {
      return null;
    }
    List<byte[]> found =
        Sql.query(
            tx,
            row -> row.getBytes(1),
            "select dispatch.task_reference(?, ?)",
            task.id(),
            task.version());
    return found.get(0);
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
