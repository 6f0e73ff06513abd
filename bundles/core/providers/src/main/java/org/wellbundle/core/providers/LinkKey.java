package org.wellbundle.core.providers;

import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;

/** Whose tokens a call uses. */
public record LinkKey(TenantId tenant, AccountId account, LinkId link, String providerId) {}
