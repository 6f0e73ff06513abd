package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Service;

/** The main job against the real distribution: link, backfill, stay in sync, survive, unlink. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstMileIT {
  @RegisterExtension static final OneService ONE = new OneService();

  private static Service service;
  private static Portal alex;

  @BeforeAll
  static void signIn() {
    service = ONE.service();
    alex = service.node().portal("acme.localhost").signIn("alex@acme.example");
  }

  @Test
  @Order(1)
  void linkingBringsSixtyDays() {
    assertThat(alex.get("/api/v1/link").status()).isEqualTo(204);

    String end = service.link(alex, "alex");

    assertThat(end).endsWith("/link");
    service.awaitLive(alex);
    JsonNode link = alex.get("/api/v1/link").json();
    assertThat(link.path("providerId").asText()).isEqualTo("withings");
    assertThat(link.path("lastDataAt").isNull()).isFalse();
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
    JsonNode steps =
        alex.get(
                "/api/v1/measurements?metric=steps&granularity=day&from="
                    + today.minusDays(59)
                    + "&to="
                    + today)
            .json();
    assertThat(steps.path("metric").asText()).isEqualTo("steps");
    assertThat(steps.path("points").size()).isGreaterThan(50);
  }

  @Test
  @Order(2)
  void aSecondLinkIsRefusedWithTheCurrentOne() {
    Portal.Answer answer =
        alex.post("/api/v1/link", "{\"providerId\":\"withings\",\"returnTo\":\"/link\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("code").asText()).isEqualTo("link.already-linked");
    assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
  }

  @Test
  @Order(3)
  void aNewWeighInArrivesByNotification() {
    Node.await(
        "the subscription to notifications of weight",
        Duration.ofSeconds(60),
        () ->
            service.cloud().control().subscriptionsOf("alex").stream()
                .anyMatch(subscription -> subscription.appli() == 1));
    service.cloud().control().weigh("alex", 81_250);

    Node.await(
        "the weigh-in to arrive",
        Duration.ofSeconds(30),
        () -> alex.get("/api/v1/measurements?metric=weight").text().contains("81.25"));
  }

  @Test
  @Order(4)
  void theLinkSurvivesAKill() {
    service.node().kill();
    service.node().startAgain();

    JsonNode link = alex.get("/api/v1/link").json();
    assertThat(link.path("state").asText()).isEqualTo("LIVE");
    service.cloud().control().weigh("alex", 80_750);
    Node.await(
        "a weigh-in after the restart",
        Duration.ofSeconds(30),
        () -> alex.get("/api/v1/measurements?metric=weight").text().contains("80.75"));
  }

  @Test
  @Order(5)
  void othersSeeNothingOfIt() {
    Portal sam = service.node().portal("acme.localhost").signIn("sam@acme.example");
    Portal robin = service.node().portal("northwind.localhost").signIn("robin@northwind.example");

    for (Portal other : new Portal[] {sam, robin}) {
      assertThat(other.get("/api/v1/link").status()).isEqualTo(204);
      assertThat(
              other.get("/api/v1/measurements?metric=steps&granularity=day").json().path("points"))
          .isEmpty();
    }
    assertThat(service.node().portal("acme.localhost").get("/api/v1/link").status()).isEqualTo(401);
    assertThat(service.node().portal("unknown.localhost").get("/api/v1/tenant").status())
        .isEqualTo(404);
  }

  /** Larger than other calls may be: pages send photographs as a phone takes them. */
  @Test
  @Order(6)
  void aPhotographOfSeveralMegabytesBecomesASmallPicture() throws Exception {
    String profile = alex.get("/api/v1/me").json().path("profiles").path(0).path("id").asText();
    String path = "/api/v1/profiles/" + profile + "/picture";
    byte[] photograph = noise(1200, 1000);
    assertThat(photograph.length).isBetween(2 << 20, 8 << 20);

    Portal.Answer taken = alex.put(path, photograph, "image/png");

    assertThat(taken.status()).as(taken.text()).isBetween(200, 204);
    Portal.Answer shown = alex.send("GET", path, null, Map.of("Accept", "image/jpeg"));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.headers().get("content-type")).isEqualTo("image/jpeg");
    assertThat(shown.text().length()).isBetween(1_000, 600_000);
    assertThat(alex.put(path, new byte[(8 << 20) + 1], "image/png").json().path("code").asText())
        .isEqualTo("picture.too-large");
  }

  /** Nothing that could be packed. */
  private static byte[] noise(int width, int height) throws java.io.IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(4711);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  @Test
  @Order(7)
  void unlinkingRevokesAndKeepsTheData() {
    assertThat(alex.delete("/api/v1/link").status()).isEqualTo(202);

    Node.await(
        "the account to be free",
        Duration.ofSeconds(30),
        () -> alex.get("/api/v1/link").status() == 204);
    assertThat(alex.get("/api/v1/measurements?metric=steps&granularity=day").json().path("points"))
        .isNotEmpty();
  }
}
