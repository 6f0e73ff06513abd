package org.wellbundle.core.sync.coverage;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.core.providers.GrantedScopes;
import org.wellbundle.core.providers.LinkKey;
import org.wellbundle.platform.database.Transaction;

/** Which kinds of data a person withholds, by the scopes that came with the newest tokens. */
public final class Grants {
  private final GrantedScopes scopes;

  public Grants(GrantedScopes scopes) {
    this.scopes = scopes;
  }

  /** The vendor says anew what is granted. */
  public void changed(Transaction tx, LinkView link, Set<String> granted) {
    scopes.changed(tx, key(link), granted);
  }

  private static LinkKey key(LinkView link) {
    return new LinkKey(link.tenant(), link.account(), link.id(), link.providerId());
  }

  /** Ids of the types that need a scope that wasn't granted; none where the vendor doesn't say. */
  public Set<String> withheld(Transaction tx, LinkView link, Collection<DataType> types) {
    Optional<Set<String>> granted = scopes.of(tx, key(link));
    return granted.isEmpty()
        ? Set.of()
        : types.stream()
            .filter(type -> type.scope() != null && !granted.get().contains(type.scope()))
            .map(DataType::id)
            .collect(Collectors.toSet());
  }
}
