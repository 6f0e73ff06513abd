package org.wellbundle.architecture.person;

import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.tenant.TenantId;

/** Somebody whose account, profile, link and so on all have the same number, of six digits. */
record Someone(int tenant, long number) {
  Person person() {
    return new Person(new TenantId(tenant), new AccountId(number), Set.of(new ProfileId(number)));
  }
}
