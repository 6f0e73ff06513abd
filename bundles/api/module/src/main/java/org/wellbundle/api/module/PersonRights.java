package org.wellbundle.api.module;

import java.io.IOException;
import java.io.OutputStream;
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
   * Erases the person everywhere, whether the parts' bundles are here or not: one transaction, then
   * the keys. Safe to repeat.
   *
   * @return rows removed by part: the receipt
   */
  Map<String, Long> erase(Person person, String correlationId);
}
