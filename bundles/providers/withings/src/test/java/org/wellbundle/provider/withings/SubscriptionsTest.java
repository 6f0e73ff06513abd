package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.CallOutcome.Done;
import org.wellbundle.api.provider.CallOutcome.Failed;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.ScopeMissing;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.SubscriptionRequest;
import org.wellbundle.provider.withings.support.FakeWithings;
import org.wellbundle.provider.withings.support.Setup;

class SubscriptionsTest {
  private static final String CALLBACK = "https://wellbundle.example/hooks/withings/t0k3n";
  private static final String OK = Setup.ok("{}");

  @Test
  void subscribesToWhatIsMissingOnly() {
    FakeWithings withings =
        new FakeWithings()
            .answering(
                Setup.ok(
                    "{'profiles':[{'appli':1,'callbackurl':'"
                        + CALLBACK
                        + "','expires':2147483647,'comment':null},"
                        + "{'appli':'4','callbackurl':'"
                        + CALLBACK
                        + "'},{'appli':2,'callbackurl':'https://elsewhere.example'}]}"),
                OK,
                OK,
                OK,
                OK,
                OK,
                OK);

    assertThat(subscribe(withings)).isEqualTo(new Done());
    assertThat(withings.calls())
        .extracting(call -> call.form().get("appli"))
        .containsExactly(null, "2", "16", "44", "46", "54", "58");
    assertThat(withings.calls().get(1).form())
        .containsEntry("action", "subscribe")
        .containsEntry("callbackurl", CALLBACK);
    assertThat(withings.calls()).allMatch(FakeWithings.Call::asMember);
  }

  @Test
  void saysWhenTheCallbackIsRefused() {
    FakeWithings withings =
        new FakeWithings().answering(Setup.ok("{'profiles':[]}"), Setup.refusal(293));

    assertThat(subscribe(withings)).isEqualTo(new Failed(new Broken("withings.callback-refused")));
  }

  @Test
  void takesARefusalForGoodWhenTheSubscriptionIsThere() {
    FakeWithings withings =
        new FakeWithings()
            .answering(Setup.ok("{}"), Setup.refusal(294), OK, OK, OK, OK, OK, OK, OK, OK);

    assertThat(subscribe(withings)).isEqualTo(new Done());
    assertThat(withings.calls().get(2).form())
        .containsEntry("action", "get")
        .containsEntry("appli", "1");
  }

  @Test
  void failsWhenItIsRefusedAndNotThere() {
    FakeWithings withings =
        new FakeWithings().answering(Setup.ok("{}"), Setup.refusal(295), Setup.refusal(286));

    assertThat(subscribe(withings)).isEqualTo(new Failed(new Broken("withings.status-295")));
  }

  @Test
  void subscribesToTheRestWhenAScopeIsMissing() {
    FakeWithings withings =
        new FakeWithings().answering(Setup.ok("{}"), OK, OK, OK, Setup.refusal(277), OK, OK, OK);

    assertThat(subscribe(withings))
        .isEqualTo(new Failed(new ScopeMissing("user.activity", "withings.status-277")));
    assertThat(withings.calls())
        .extracting(call -> call.form().get("appli"))
        .containsExactly(null, "1", "2", "4", "16", "46", "54", "58");
  }

  @Test
  void goesOnAfterTheFirstScopeThatIsMissing() {
    FakeWithings withings =
        new FakeWithings()
            .answering(Setup.ok("{}"), Setup.refusal(403), OK, OK, Setup.refusal(403));

    assertThat(subscribe(withings))
        .isEqualTo(new Failed(new ScopeMissing("user.metrics", "withings.status-403")));
    assertThat(withings.calls())
        .extracting(call -> call.form().get("appli"))
        .containsExactly(null, "1", "16", "44", "46");
  }

  @Test
  void passesOnWhyItCannotList() {
    assertThat(subscribe(new FakeWithings().answering(Setup.refusal(401))))
        .isEqualTo(new Failed(new TokenRejected("withings.status-401")));
  }

  private static CallOutcome subscribe(FakeWithings withings) {
    return TestSettings.provider()
        .subscribe(new SubscriptionRequest(Setup.USER, URI.create(CALLBACK)), withings);
  }
}
