package org.wellbundle.core.providers.internal.tokens;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.core.providers.GrantedScopes;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.platform.database.Transaction;

/** Scopes beside the tokens: kept in one manner, whatever a vendor separates them with. */
@Component
public final class Scopes implements GrantedScopes {
  private final TokenStore store;

  @Activate
  public Scopes(@Reference TokenStore store) {
    this.store = store;
  }

  @Override
  public Optional<Set<String>> of(Transaction tx, LinkKey link) {
    return Optional.ofNullable(store.scopes(tx, link)).map(scopes -> Set.of(scopes.split(" ")));
  }

  @Override
  public void changed(Transaction tx, LinkKey link, Set<String> granted) {
    store.scopes(tx, link, written(granted));
  }

  /** For someone who grants nothing, a word that no scope is. */
  static String written(Set<String> granted) {
    return granted.isEmpty() ? "-" : granted.stream().sorted().collect(Collectors.joining(" "));
  }

  /** Null for a vendor that says nothing. */
  static @Nullable String stored(@Nullable String asTheVendorWrites) {
    if (asTheVendorWrites == null) {
      return null;
    }
    String[] scopes = asTheVendorWrites.trim().split("[,;+\\s]+");
    String stored =
        Arrays.stream(scopes)
            .filter(scope -> !scope.isEmpty())
            .distinct()
            .collect(Collectors.joining(" "));
    return stored.isEmpty() ? null : stored;
  }
}
