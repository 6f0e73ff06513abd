package org.wellbundle.api.operations;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.tenant.TenantId;

/** The dead letters of one part of the service. A part registers one of these. */
@ConsumerType
public interface DeadLetters {
  /** Kinds kept here. An id begins with its kind and a dash. */
  Set<String> kinds();

  /** The latest ones, newest first. */
  List<DeadLetter> latest(Filter filter, int most);

  Optional<DeadLetter> find(String id);

  /**
   * Puts it back to work. Whoever comes second finds it gone, so it goes back once; the record of
   * it is written in the same transaction.
   */
  Settled replay(String id, Actor actor);

  /** Removes it for good, on record. */
  Settled purge(String id, Actor actor);

  /** All of them where a part is null. */
  record Filter(@Nullable String kind, @Nullable TenantId tenant, @Nullable String source) {
    public static final Filter ALL = new Filter(null, null, null);
  }

  /**
   * @param code stable: {@code dead-letter.replayed}, {@code dead-letter.purged}, {@code
   *     dead-letter.unknown} or why it can't be done
   * @param sentence for the operator, with what to do next when it wasn't done
   */
  record Settled(boolean done, String code, String sentence) {
    public static Settled unknown(String id) {
      return new Settled(
          false,
          "dead-letter.unknown",
          "There is no dead letter "
              + id
              + ": it was replayed or purged, or never was. List what is left.");
    }
  }
}
