package org.wellbundle.core.providers;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.platform.database.Transaction;

/** What a person granted at the vendor, as the vendor said it with the newest tokens. */
@ProviderType
@FunctionalInterface
public interface GrantedScopes {
  /** Empty when the vendor doesn't say, or the link has no tokens. */
  Optional<Set<String>> of(Transaction tx, LinkKey link);

  /** The vendor says anew what is granted: all of it. */
  default void changed(Transaction tx, LinkKey link, Set<String> granted) {
    throw new UnsupportedOperationException("scopes are only read here");
  }
}
