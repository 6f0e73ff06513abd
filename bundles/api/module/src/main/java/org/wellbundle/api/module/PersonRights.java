package org.wellbundle.api.module;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.module.PersonalData.Person;

/**
 * What a person may ask for, over all parts that ever registered a {@link PersonalData}. Whoever
 * calls it has checked that the person may.
 */
@ProviderType
public interface PersonRights {
  /**
   * Writes a ZIP with one folder per part that is here now.
   *
   * @return parts that are known but away, so that their data is missing
   */
  Set<String> export(Person person, OutputStream zip) throws IOException;

  /** Lets every part's processing rest, or go on; one transaction. */
  void restrict(Person person, boolean restricted, String correlationId);

  /**
   * Erases the person everywhere, whether the parts' bundles are here or not: parts that are here
   * release what others hold for the person, then one transaction, then the keys. Safe to repeat.
   * Whoever calls it has closed the account before, so that nothing new begins meanwhile.
   */
  Erasure erase(Person person, String correlationId);

  /**
   * Erases profiles that aren't the account's main one, in all parts that hold something by
   * profile; the account and its keys stay. Safe to repeat.
   *
   * @param profiles whose they are, and which
   * @return rows removed, by part
   */
  Map<String, Long> eraseProfile(Person profiles, String correlationId);

  /** How far an erasure is. */
  sealed interface Erasure {}

  /**
   * Nothing is left.
   *
   * @param rows removed, by part: the receipt
   */
  record Erased(Map<String, Long> rows) implements Erasure {
    public Erased {
      rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }
  }

  /**
   * Nothing is erased yet; ask again in some seconds.
   *
   * @param parts that still wait for others, for a day at most
   */
  record Releasing(Set<String> parts) implements Erasure {
    public Releasing {
      parts = Set.copyOf(parts);
    }
  }
}
