package org.wellbundle.api.module;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.tenant.TenantId;

/**
 * What a part of the service holds about people, and what becomes of it. A part that stores
 * anything about a person registers one, and has two functions in its schema:
 *
 * <pre>{@code
 * erase_person(account bigint, profiles bigint[]) returns bigint      -- rows removed
 * restrict_person(account bigint, profiles bigint[], restricted boolean) returns void
 * }</pre>
 *
 * <p>A schema with rows by profile has a third one, for a profile that goes while the account
 * stays: {@code erase_profile(account bigint, profile bigint) returns bigint}.
 *
 * <p>Both run in the transaction's tenant. The platform remembers the schema from the first
 * registration on, and calls the functions whether the bundle is there or not: a due erasure
 * completes though the bundle never returns.
 */
@ConsumerType
public interface PersonalData {
  /** Durable name, for example {@code challenges}; also the folder in the person's archive. */
  String name();

  /** Schema with the two functions. */
  String schema();

  /** Parts with a lower number are erased first; accounts come last. */
  default int order() {
    return 100;
  }

  /**
   * Writes everything held about a person, in files that others can read (JSON, CSV). Reads in
   * transactions of its own.
   */
  void export(Person person, Archive archive) throws IOException;

  /**
   * Before an erasure: lets go of what others hold for the person and what only works while the
   * data and the person's keys are there, an authorization at a vendor for example. Called again,
   * now and then, until it is true; gives up by itself when others never answer.
   *
   * @return true when nothing is left to wait for
   */
  default boolean release(Person person, String correlationId) {
    return true;
  }

  /** After the erasure was committed: forget what is kept outside of the database. */
  default void erased(Person person) {}

  /** Whose data it is. */
  record Person(TenantId tenant, AccountId account, Set<ProfileId> profiles) {
    public Person {
      profiles = Set.copyOf(profiles);
    }
  }

  /** Takes files. */
  interface Archive {
    /** Begins a file below the part's folder; the stream is closed by the part. */
    OutputStream file(String name) throws IOException;
  }
}
