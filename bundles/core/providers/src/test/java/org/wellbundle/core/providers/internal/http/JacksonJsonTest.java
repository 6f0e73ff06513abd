package org.wellbundle.core.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderCallException;

class JacksonJsonTest {

  @Test
  void numbersKeepTheirDigits() {
    Json json = JacksonJson.parse("{\"a\": 80.0940, \"b\": 0.1, \"c\": 5207274273, \"d\": \"17\"}");
    assertThat(json.get("a").number()).contains(new BigDecimal("80.0940"));
    assertThat(json.get("a").text()).contains("80.0940");
    assertThat(json.get("b").number()).contains(new BigDecimal("0.1"));
    assertThat(json.get("c").wholeNumber()).hasValue(5207274273L);
    assertThat(json.get("c").text()).contains("5207274273");
    assertThat(json.get("d").wholeNumber()).hasValue(17);
    assertThat(json.get("a").wholeNumber()).isEmpty();
  }

  @Test
  void whatIsMissingNullOrOfAnotherTypeIsEmpty() {
    Json json = JacksonJson.parse("{\"n\": null, \"o\": {}, \"a\": [1, \"x\"], \"t\": \"text\"}");
    assertThat(json.get("nowhere").get("deeper").items()).isEmpty();
    assertThat(json.get("n").isPresent()).isFalse();
    assertThat(json.get("n").text()).isEmpty();
    assertThat(json.get("o").number()).isEmpty();
    assertThat(json.get("t").number()).isEmpty();
    assertThat(json.get("t").items()).isEmpty();
    assertThat(json.get("a").fields()).isEmpty();
    assertThat(json.get("a").items()).hasSize(2);
    assertThat(json.at("/a/1").text()).contains("x");
    assertThat(json.at("/a/7").isPresent()).isFalse();
  }

  @Test
  void someVendorsWriteOneForTrue() {
    Json json = JacksonJson.parse("{\"a\": 1, \"b\": true, \"c\": 0, \"d\": \"true\"}");
    assertThat(json.get("a").bool()).contains(true);
    assertThat(json.get("b").bool()).contains(true);
    assertThat(json.get("c").bool()).contains(false);
    assertThat(json.get("d").bool()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2000000000", "1e-2000000000", "-9e99999999"})
  void hugeExponentsCostNothing(String number) {
    Json json = JacksonJson.parse("{\"a\": " + number + ", \"b\": \"" + number + "\"}");
    assertThat(json.get("a").wholeNumber()).isEmpty();
    assertThat(json.get("b").wholeNumber()).isEmpty();
    assertThat(json.get("a").text().orElse("").length()).isLessThan(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "<html></html>", "{\"a\":1", "{\"a\":1} x", "nul", "1e99999999999"})
  void whatIsNotJsonIsTriedAgain(String text) {
    assertThatThrownBy(() -> JacksonJson.parse(text))
        .isInstanceOfSatisfying(
            ProviderCallException.class,
            e -> assertThat(e.failure()).isEqualTo(new FetchOutcome.TryAgain("json.malformed")));
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThatThrownBy(() -> JacksonJson.parse(deep)).isInstanceOf(ProviderCallException.class);
  }

  @Test
  void theTextFormTellsNothing() {
    assertThat(JacksonJson.parse("{\"access_token\":\"secret\"}").toString())
        .doesNotContain("secret");
  }
}
