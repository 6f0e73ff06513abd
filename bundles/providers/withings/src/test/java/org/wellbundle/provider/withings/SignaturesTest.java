package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expected values were calculated with {@code openssl dgst -sha256 -hmac}. */
class SignaturesTest {

  @Test
  void signsTheCallForANonce() {
    assertThat(Signatures.ofNonceCall(TestSettings.SECRET, "getnonce", "client-7", 1_767_300_000L))
        .isEqualTo("a7586c37b427872fae8e2835cb769ca38e4fb50cd1c3ada8111d4b8eda417287");
  }

  @Test
  void signsACallWithANonce() {
    assertThat(Signatures.ofCall(TestSettings.SECRET, "requesttoken", "client-7", "nonce-1"))
        .isEqualTo("681bfb3b5597fb4d52533f076028a82a187c1cb7028dde3d6fc11890cbca6707");
  }
}
