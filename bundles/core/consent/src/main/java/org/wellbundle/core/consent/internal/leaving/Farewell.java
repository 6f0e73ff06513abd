package org.wellbundle.core.consent.internal.leaving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.account.AccountClosing.Closed;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.secrets.Vault;

/** What must be known of a person to finish the erasure when the account's row is gone. */
record Farewell(List<Long> profiles, String email, String language) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Farewell to(Closed closed) {
    return new Farewell(
        closed.profiles().stream().map(ProfileId::value).sorted().toList(),
        closed.email(),
        closed.locale().toLanguageTag());
  }

  Set<ProfileId> profileIds() {
    return profiles.stream().map(ProfileId::new).collect(Collectors.toSet());
  }

  Locale locale() {
    return Locale.forLanguageTag(language);
  }

  /** With the platform's key: the person's own is destroyed before the receipt is written. */
  byte[] sealed(Vault vault, TenantId tenant, String receipt) {
    try {
      return vault.sealForPlatform(purpose(tenant, receipt), JSON.writeValueAsBytes(this));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Farewell open(Vault vault, TenantId tenant, String receipt, byte[] sealed) {
    try {
      return JSON.readValue(
          vault.openForPlatform(purpose(tenant, receipt), sealed), Farewell.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String purpose(TenantId tenant, String receipt) {
    return "farewell|" + tenant + "|" + receipt;
  }

  @Override
  public String toString() {
    return "Farewell[hidden]";
  }
}
