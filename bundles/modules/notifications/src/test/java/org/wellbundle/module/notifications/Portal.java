package org.wellbundle.module.notifications;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.secrets.Vault;
import org.wellbundle.platform.secrets.VaultException;

/** Everything around the notifications: two employers, whoever is signed in, mails and browsers. */
final class Portal
    implements TenantDirectory, PublicAddress, CurrentRequest, EventStreams, Mails, Vault {
  static final TenantId ACME = new TenantId(1);
  static final TenantId NORTHWIND = new TenantId(2);
  static final AccountId ALEX = new AccountId(1000);
  static final AccountId SAM = new AccountId(1001);

  final List<Mail> mails = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  TenantId tenant = ACME;
  AccountId account = ALEX;
  Locale locale = Locale.ENGLISH;

  Portal as(TenantId other, AccountId person) {
    tenant = other;
    account = person;
    return this;
  }

  @Override
  public long queue(Transaction tx, Mail mail) {
    mails.add(mail);
    return mails.size();
  }

  @Override
  public void tell(TenantId to, AccountId person, String name, Map<String, String> ids) {
    told.add(to + " " + person + " " + name);
  }

  @Override
  public void tellEverybody(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tenant tenant() {
    return byId(tenant).orElseThrow();
  }

  @Override
  public Principal principal() {
    ProfileId profile = new ProfileId(account.value());
    return new Principal(
        tenant,
        account,
        profile,
        Set.of(profile),
        Set.of(Role.MEMBER),
        locale,
        ZoneId.of("Europe/Berlin"),
        "session",
        "csrf");
  }

  @Override
  public Optional<Principal> principalIfAny() {
    return Optional.of(principal());
  }

  @Override
  public String correlationId() {
    return "corr";
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public String origin() {
    return "http://acme.localhost:8181";
  }

  @Override
  public URI platform() {
    return URI.create("http://localhost:8181");
  }

  @Override
  public URI portal(Tenant of) {
    return URI.create("http://" + of.hosts().get(0) + ":8181");
  }

  @Override
  public boolean isPlatformHost(String host) {
    return false;
  }

  @Override
  public Optional<Tenant> byHost(String host) {
    return Optional.empty();
  }

  @Override
  public Optional<Tenant> byId(TenantId id) {
    return all().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Tenant> byKey(String key) {
    return Optional.empty();
  }

  @Override
  public List<Tenant> all() {
    return List.of(tenant(ACME, "acme"), tenant(NORTHWIND, "northwind"));
  }

  private static Tenant tenant(TenantId id, String key) {
    Branding.Palette palette = new Branding.Palette("#0f766e", "#ffffff", "#0b5f58", "#e4f1ef");
    return new Tenant(
        id,
        key,
        Map.of("en", key),
        List.of(key + ".localhost"),
        List.of("en"),
        new Branding("#0f766e", palette, palette),
        List.of(),
        Set.of(),
        Set.of());
  }

  @Override
  public byte[] sealForPlatform(String purpose, byte[] plaintext) {
    return ("#" + new String(plaintext, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] openForPlatform(String purpose, byte[] sealed) {
    if (sealed.length == 0 || sealed[0] != '#') {
      throw new VaultException("not sealed here");
    }
    return java.util.Arrays.copyOfRange(sealed, 1, sealed.length);
  }

  @Override
  public byte[] seal(TenantId of, long person, String purpose, byte[] plaintext) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] open(TenantId of, long person, String purpose, byte[] sealed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shred(TenantId of, long person) {
    throw new UnsupportedOperationException();
  }
}
