package org.wellbundle.api.provider;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Who granted tokens. Not to be implemented elsewhere. */
@ProviderType
public sealed interface PersonOutcome {

  /** The token answer says so, where the plan says. */
  record InTokenAnswer() implements PersonOutcome {}

  /**
   * A person.
   *
   * @param vendorUserId stable id at the vendor, the one notifications name
   * @param granted what the person grants, as {@link DataType#scope()} names it; null when only the
   *     token answer says, or nobody
   */
  record Person(String vendorUserId, @Nullable Set<String> granted) implements PersonOutcome {
    public Person {
      granted = granted == null ? null : Set.copyOf(granted);
    }
  }

  /** The vendor doesn't say: no link is made. */
  record Failed(FetchOutcome.Failure failure) implements PersonOutcome {}
}
