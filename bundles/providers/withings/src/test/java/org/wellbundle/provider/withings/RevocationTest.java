package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.provider.CallOutcome;
import org.wellbundle.api.provider.CallOutcome.Done;
import org.wellbundle.api.provider.CallOutcome.Failed;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.RevocationRequest;
import org.wellbundle.provider.withings.support.FakeWithings;
import org.wellbundle.provider.withings.support.Setup;

class RevocationTest {
  private static final String NONCE = Setup.ok("{'nonce':'nonce-1'}");

  @Test
  void revokesWithASignatureAndWithoutTheMembersToken() {
    FakeWithings withings = new FakeWithings().answering(NONCE, Setup.ok("{}"));

    assertThat(revoke(withings)).isEqualTo(new Done());
    assertThat(withings.calls()).noneMatch(FakeWithings.Call::asMember);
    assertThat(withings.calls().get(1).address())
        .isEqualTo(URI.create("https://api.example/v2/oauth2"));
    assertThat(withings.calls().get(1).form())
        .containsOnly(
            entry("action", "revoke"),
            entry("client_id", "client-7"),
            entry("nonce", "nonce-1"),
            entry("signature", "a6103297d77521390c9b536cbd1d436597cc2bb777b3e0969073a21d5cdd57f5"),
            entry("userid", "363"));
  }

  @ParameterizedTest
  @ValueSource(ints = {247, 250, 283, 286, 294, 401})
  void isDoneWhenThereIsNothingToRevoke(int status) {
    assertThat(revoke(new FakeWithings().answering(NONCE, Setup.refusal(status))))
        .isEqualTo(new Done());
  }

  @Test
  void takesOneMoreNonce() {
    FakeWithings lucky =
        new FakeWithings().answering(NONCE, Setup.refusal(343), NONCE, Setup.ok("{}"));
    FakeWithings unlucky =
        new FakeWithings().answering(NONCE, Setup.refusal(342), NONCE, Setup.refusal(342));

    assertThat(revoke(lucky)).isEqualTo(new Done());
    assertThat(revoke(unlucky)).isEqualTo(new Failed(new TryAgain("withings.status-342")));
  }

  @Test
  void saysWhyItFailed() {
    assertThat(revoke(new FakeWithings().answeringHttp(502, "")))
        .isEqualTo(new Failed(new TryAgain("withings.http-502")));
    assertThat(revoke(new FakeWithings().answering(NONCE, Setup.refusal(503))))
        .isEqualTo(new Failed(new Broken("withings.status-503")));
    assertThat(revoke(new FakeWithings().answering(Setup.refusal(401))))
        .as("the app itself isn't accepted")
        .isEqualTo(new Failed(new Broken("withings.status-401")));
  }

  private static CallOutcome revoke(FakeWithings withings) {
    return TestSettings.provider()
        .revoke(
            new RevocationRequest(
                Setup.USER, URI.create("https://wellbundle.example/hooks/withings/t0k3n")),
            withings);
  }
}
