package org.wellbundle.core.providers.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SuppliedAddressTest {
  private static final String GOOD = "https://apis.vendor.example/rest/dailies?token=Ab-1_%2F=";

  /** This machine's own service, which nobody may make us call. */
  private final List<String> reached = new CopyOnWriteArrayList<>();

  private HttpServer inside;

  @BeforeEach
  void start() throws IOException {
    inside = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 16);
    inside.createContext(
        "/",
        exchange -> {
          reached.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    inside.start();
  }

  @AfterEach
  void stop() {
    inside.stop(0);
  }

  static List<String> hostile() {
    List<String> all = new ArrayList<>();
    // other hosts, and what looks like the right one
    all.add("https://evil.example/rest/dailies");
    all.add("https://apis.vendor.example.evil.example/rest");
    all.add("https://evilapis.vendor.example/rest");
    all.add("https://apis-vendor.example/rest");
    all.add("https://vendor.example/rest");
    all.add("https://x.apis.vendor.example/rest");
    all.add("https://apis.vendor.example./rest");
    all.add("https://.apis.vendor.example/rest");
    all.add("https://apis..vendor.example/rest");
    all.add("https://evil.example/?x=https://apis.vendor.example/rest");
    all.add("https://evil.example/#@apis.vendor.example/rest");
    all.add("https://evil.example\\@apis.vendor.example/rest");
    all.add("https://apis.vendor.example\\.evil.example/rest");
    all.add("https://evil.example;apis.vendor.example/rest");
    all.add("https://evil.example,apis.vendor.example/rest");
    // users
    all.add("https://apis.vendor.example@evil.example/rest");
    all.add("https://apis.vendor.example:443@evil.example/rest");
    all.add("https://user:pw@apis.vendor.example/rest");
    all.add("https://@apis.vendor.example/rest");
    all.add("https://evil.example%40apis.vendor.example/rest");
    // schemes
    all.add("http://apis.vendor.example/rest");
    all.add("http://apis.vendor.example:443/rest");
    all.add("ftp://apis.vendor.example/rest");
    all.add("file:///etc/passwd");
    all.add("file://apis.vendor.example/etc/passwd");
    all.add("jar:https://apis.vendor.example/x.jar!/y");
    all.add("gopher://apis.vendor.example/1rest");
    all.add("javascript:fetch('https://apis.vendor.example/rest')");
    all.add("data:application/json,[]");
    all.add("//apis.vendor.example/rest");
    all.add("/rest/dailies");
    all.add("apis.vendor.example/rest");
    all.add("https:apis.vendor.example/rest");
    all.add("https:/apis.vendor.example/rest");
    all.add("https:///apis.vendor.example/rest");
    all.add("https://");
    all.add("");
    // ports
    all.add("https://apis.vendor.example:80/rest");
    all.add("https://apis.vendor.example:8443/rest");
    all.add("https://apis.vendor.example:0/rest");
    all.add("https://apis.vendor.example:65979/rest");
    all.add("https://apis.vendor.example:/rest");
    all.add("https://apis.vendor.example:+443/rest");
    // this machine and its network, however it is written
    all.add("http://127.0.0.1:{port}/rest");
    all.add("https://127.0.0.1:{port}/rest");
    all.add("http://localhost:{port}/rest");
    all.add("http://LOCALHOST:{port}/rest");
    all.add("http://x.localhost:{port}/rest");
    all.add("http://127.1:{port}/rest");
    all.add("http://0:{port}/rest");
    all.add("http://0.0.0.0:{port}/rest");
    all.add("http://2130706433:{port}/rest");
    all.add("http://0x7f000001:{port}/rest");
    all.add("http://0x7f.0.0.1:{port}/rest");
    all.add("http://0177.0.0.1:{port}/rest");
    all.add("http://017700000001:{port}/rest");
    all.add("http://127.0.0.1.:{port}/rest");
    all.add("http://[::1]:{port}/rest");
    all.add("http://[::]:{port}/rest");
    all.add("http://[0:0:0:0:0:0:0:1]:{port}/rest");
    all.add("http://[::ffff:127.0.0.1]:{port}/rest");
    all.add("http://[::ffff:7f00:1]:{port}/rest");
    all.add("http://[::127.0.0.1]:{port}/rest");
    all.add("http://[64:ff9b::7f00:1]:{port}/rest");
    all.add("http://[fe80::1%25lo]:{port}/rest");
    all.add("http://[fd00::1]/rest");
    all.add("https://10.0.0.5/rest");
    all.add("https://172.16.0.1/rest");
    all.add("https://192.168.1.1/rest");
    all.add("https://169.254.169.254/latest/meta-data");
    all.add("https://100.64.0.1/rest");
    all.add("https://metadata.google.internal/rest");
    // other writings of letters and dots
    all.add("https://apis。vendor。example/rest");
    all.add("https://аpis.vendor.example/rest");
    all.add("https://apis.vendor.exampⅼe/rest");
    all.add("https://ⓐpis.vendor.example/rest");
    all.add("https://xn--pis-5cd.vendor.example/rest");
    all.add("https://apis%2evendor.example/rest");
    all.add("https://apis.vendor.example%00.evil.example/rest");
    all.add("https://apis.vendor.example%2f@evil.example/rest");
    all.add("https://apis.vendor.example\u200b/rest");
    all.add("https://apis.vendor.example\u0000.evil.example/rest");
    // blanks and lines
    all.add(" https://apis.vendor.example/rest");
    all.add("https://apis.vendor.example/rest ");
    all.add("https://apis.vendor.example /rest");
    all.add("https://apis.vendor.example/rest\r\nHost: evil.example");
    all.add("https://apis.vendor.example\t/rest");
    all.add("https://apis.vendor.example/rest%0d%0aHost:%20evil.example");
    // ways out of the path, fragments, names without a path, far too much
    all.add("https://apis.vendor.example/rest/../user/registration");
    all.add("https://apis.vendor.example/rest/%2e%2e/user/registration");
    all.add("https://apis.vendor.example/rest%2f..%2fuser");
    all.add("https://apis.vendor.example/rest/..\\user");
    all.add("https://apis.vendor.example/rest/..");
    all.add("https://apis.vendor.example//evil.example/rest");
    all.add("https://apis.vendor.example/rest#fragment");
    all.add("https://apis.vendor.example");
    all.add("https://apis.vendor.example?token=x");
    all.add(GOOD + "x".repeat(2048));
    return all;
  }

  private SuppliedAddress fence() {
    return new SuppliedAddress(
        Set.of("apis.vendor.example"), host -> List.of(InetAddress.getByName("203.0.113.7")));
  }

  @Test
  void thereAreManyForms() {
    assertThat(hostile()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(60);
    assertThat(fence().allows(GOOD)).isTrue();
    assertThat(fence().allows("HTTPS://APIS.vendor.example:443/rest/x?a=1&b=2")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noneIsAllowedAndNoneReached(String form) {
    String address = form.replace("{port}", Integer.toString(inside.getAddress().getPort()));

    assertThat(fence().allows(address)).isFalse();

    assertThat(reached).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.0.9",
    "169.254.169.254",
    "100.100.0.1",
    "0.0.0.0",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd12::1",
    "ff02::1",
    "64:ff9b::a00:1",
    "2002:7f00:1::",
    "::ffff:10.0.0.1"
  })
  void aNameThatLeadsIntoOurNetworkIsRefused(String leadsTo) {
    SuppliedAddress rebound =
        new SuppliedAddress(
            Set.of("apis.vendor.example"),
            host -> List.of(InetAddress.getByName("203.0.113.7"), InetAddress.getByName(leadsTo)));

    assertThat(rebound.allows(GOOD)).isFalse();
  }

  @Test
  void aNameThatNobodyKnowsIsForTheCallToFindOut() {
    SuppliedAddress unknown =
        new SuppliedAddress(
            Set.of("apis.vendor.example"),
            host -> {
              throw new UnknownHostException(host);
            });
    assertThat(unknown.allows(GOOD)).isTrue();
  }

  @Test
  void thisMachineOnlyAtTheDeclaredPort() {
    SuppliedAddress simulator = new SuppliedAddress(Set.of("localhost:9010"));
    assertThat(simulator.allows("http://localhost:9010/rest?token=1")).isTrue();
    assertThat(simulator.allows("http://localhost:9011/rest?token=1")).isFalse();
    assertThat(simulator.allows("http://127.0.0.1:9010/rest?token=1")).isFalse();
  }
}
