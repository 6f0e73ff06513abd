package org.wellbundle.core.linking.internal;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.linking.internal.LinkBeginning.Begun;
import org.wellbundle.core.linking.internal.LinkBeginning.Wish;
import org.wellbundle.core.linking.internal.LinkCompletion.WayBack;
import org.wellbundle.core.providers.testing.FakeVault;
import org.wellbundle.core.providers.testing.FakeVendor;
import org.wellbundle.core.providers.testing.ProvidersNode;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.testing.TestDatabase;

/** This bundle on one node, with a vendor of two makes: {@code fake} and {@code other}. */
final class LinkingNode implements AutoCloseable {
  static final String PORTAL = "http://acme.localhost:8181";

  final Told told = new Told();
  final FakeVendor vendor;
  final TestClock clock;
  final Transactions transactions;
  final ProvidersNode providers;
  final HookedProvider fake;
  final LinkBook book;
  final LinkJobs jobs;
  final Linking linking;

  LinkingNode(Transactions transactions, FakeVendor vendor, TestClock clock) {
    FakeVault vault = new FakeVault();
    this.transactions = transactions;
    this.vendor = vendor;
    this.clock = clock;
    fake = new HookedProvider("fake", vendor);
    providers =
        new ProvidersNode(transactions, vault, clock)
            .with(fake)
            .with(new HookedProvider("other", vendor));
    book = new LinkBook(transactions, providers.tokens(), told, told, told, clock);
    jobs = new LinkJobs(transactions, providers.gateway(), vault, book, told, clock);
    linking =
        new Linking(
            transactions,
            providers.gateway(),
            providers.tokens(),
            vault,
            book,
            told,
            told,
            told,
            jobs,
            told,
            clock);
  }

  static TestDatabase database() {
    return TestDatabase.with(ProvidersNode.schema(), LinkingSchema.changes());
  }

  static void empty(TestDatabase db) {
    db.execute(
        "truncate linking.link, linking.attempt, linking.transition, dispatch.vendor_account,"
            + " dispatch.hook_token, dispatch.link_job, providers.token");
  }

  static Principal member(int tenant, long account) {
    ProfileId profile = new ProfileId(account * 10);
    return new Principal(
        new TenantId(tenant),
        new AccountId(account),
        profile,
        Set.of(profile),
        Set.of(Role.MEMBER),
        Locale.ENGLISH,
        ZoneOffset.UTC,
        "session-" + account,
        "csrf");
  }

  static String browserOf(Principal who) {
    return "browser-of-" + who.account().value();
  }

  Begun wish(Principal who, String provider, boolean replace) {
    return linking.begin(who, new Wish(provider, "/link", replace, PORTAL, browserOf(who)), "test");
  }

  /** Begins, and returns the state that went to the manufacturer. */
  StateToken begin(Principal who, String provider, boolean replace) {
    URI url = ((Begun.Authorize) wish(who, provider, replace)).authorizeUrl();
    return StateToken.parse(parameter(url, "state")).orElseThrow();
  }

  static String parameter(URI url, String name) {
    for (String pair : url.getRawQuery().split("&")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    throw new AssertionError(name + " isn't in " + url);
  }

  /** Comes back with a code for a vendor account; null or the error code. */
  String complete(Principal who, String provider, StateToken state, String vendorUser) {
    WayBack back = new WayBack(provider, state, browserOf(who), vendor.code(vendorUser), null);
    return linking.complete(who, back, "test").errorCode();
  }

  /** The whole way of linking {@code fake}; null or the error code. */
  String link(Principal who, String vendorUser) {
    return complete(who, "fake", begin(who, "fake", false), vendorUser);
  }

  /** The whole way of switching; null or the error code. */
  String switchTo(Principal who, String provider, String vendorUser) {
    return complete(who, provider, begin(who, provider, true), vendorUser);
  }

  LinkView current(Principal who) {
    return book.current(who.tenant(), who.account()).orElseThrow();
  }

  @Override
  public void close() {
    providers.close();
  }
}
