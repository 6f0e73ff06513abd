package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Shell;
import org.wellbundle.testing.SignedBundles;

/** What the container offers to an attacker: as little as its job allows. */
class HardenedIT {
  @RegisterExtension static final OneService ONE = new OneService();

  private static Node node;
  private static Shell shell;

  @BeforeAll
  static void open() {
    node = ONE.node();
    shell = Shell.of(node);
  }

  @AfterAll
  static void close() {
    shell.close();
  }

  @Test
  void theJvmListensForHttpAndOnLoopbackForTheShell() throws IOException {
    assertThat(listening(node.pid()))
        .containsExactlyInAnyOrder("127.0.0.1:" + node.port(), "127.0.0.1:" + node.sshPort());
  }

  @Test
  void theShellTakesNoPassword() {
    assertThatThrownBy(() -> Shell.openWithPassword(node, "karaf", "karaf"))
        .hasMessageContaining("No more authentication methods");
  }

  @Test
  void theShellTakesNoForeignKey() {
    assertThatThrownBy(() -> Shell.open(node, "operator", Shell.newKey()))
        .hasMessageContaining("No more authentication methods");
  }

  @Test
  void withoutTheRoleNoCommandRuns() {
    KeyPair key = Shell.newKey();
    Shell.allow(node, "guest", key, "viewer,ssh");

    try (Shell guest = Shell.open(node, "guest", key)) {
      assertThat(shell.run("bundle:list").text()).contains("Wellbundle");
      assertThat(guest.run("bundle:list").text()).doesNotContain("Wellbundle");
    }
  }

  /** Here because a node is running; also while the part that would answer is away. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenants",
        "links",
        "sync",
        "inbox",
        "budget",
        "dead-letters",
        "history",
        "retention"
      })
  void operatorsGetAnAnswer(String command) {
    Shell.Output answer = shell.run("wellbundle:" + command + " --no-format");
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.status()).isZero();
    assertThat(shell.run("wellbundle:" + command + " --help").text()).contains("Example:");
  }

  @Test
  void commandsStayWhileAPartIsAway() {
    shell.run("bundle:stop org.wellbundle.operations.retention");
    try {
      Shell.Output answer = shell.run("wellbundle:retention");
      assertThat(answer.text() + answer.errors()).contains("wellbundle:doctor");
      assertThat(answer.status()).isNotZero();
      assertThat(shell.run("wellbundle:tenants").status()).isZero();
    } finally {
      shell.run("bundle:start org.wellbundle.operations.retention");
    }
  }

  @Test
  void theShellOffersNoFiles() {
    assertThat(shell.run("config:property-list --pid org.apache.karaf.shell").text())
        .containsPattern("sftpEnabled\\s*=\\s*false");
  }

  @Test
  void whatIsNotNeededIsNotThere() {
    Set<String> features =
        shell
            .run("feature:list -i --no-format")
            .text()
            .lines()
            .map(line -> line.split("\\s", 2)[0])
            .collect(Collectors.toSet());

    assertThat(features)
        .contains("wellbundle-core")
        .doesNotContain(
            "management",
            "webconsole",
            "jolokia",
            "instance",
            "jdbc",
            "jms",
            "http",
            "war",
            "kar",
            "deployer",
            "wrapper",
            "diagnostic",
            "shell-compat");
  }

  @Test
  void nothingIsFetchedFromTheNetwork() {
    assertThat(shell.run("config:property-list --pid org.ops4j.pax.url.mvn").text())
        .containsPattern("mvn.repositories\\s*=\\s*\\R");
  }

  /** Also for commands that have no list of roles of their own. */
  @Test
  void everyCommandWantsARole() {
    assertThat(shell.run("system:property karaf.secured.command.compulsory.roles").text())
        .contains("admin");
  }

  /** Neither where Karaf and ActiveMQ have them, nor where we had tried them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/system/console",
        "/system/console/bundles",
        "/jolokia",
        "/jolokia/version",
        "/hawtio",
        "/admin",
        "/activemq",
        "/cxf",
        "/services"
      })
  void noConsoleAnswers(String path) {
    assertThat(node.platform().status(path)).isEqualTo(404);
  }

  @Test
  void noJavaObjectIsReadFromAStream() {
    assertThat(shell.run("system:property jdk.serialFilter").text()).contains("!*");
  }

  /** STOMP, MQTT, AMQP and HTTP aren't merely switched off, their code isn't there. */
  @Test
  void theBrokerHasNoForeignProtocols() throws IOException {
    Path broker = SignedBundles.ofDistribution(node, "org.wellbundle.platform.activemq");
    try (JarFile jar = new JarFile(broker.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .contains("org/apache/activemq/transport/vm/VMTransport.class")
          .noneMatch(
              name ->
                  name.matches("org/apache/activemq/transport/(http|https|stomp|mqtt|amqp)/.*"));
    }
  }

  @Test
  void oneFeatureDoesNotRefreshTheOthers() {
    assertThat(shell.run("config:property-list --pid org.apache.karaf.features").text())
        .containsPattern("autoRefresh\\s*=\\s*false");
  }

  /** What never reaches the service is answered by the container, and says as little. */
  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "GET //x HTTP/1.1\r\nHost: acme.localhost"})
  void whatIsNoRequestIsAnsweredWithTheSamePolicies(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", node.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[2048];
      int length = socket.getInputStream().read(answer);
      assertThat(new String(answer, 0, length, StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 400")
          .contains("Strict-Transport-Security: max-age=31536000; includeSubDomains")
          .contains("frame-ancestors 'none'; sandbox", "X-Content-Type-Options: nosniff")
          .contains("Content-Length: 0");
    }
  }

  /** Addresses the process listens on, from the kernel's tables. */
  private static Set<String> listening(long pid) throws IOException {
    Set<String> sockets = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path file : files.toList()) {
        String target = Files.exists(file) ? Files.readSymbolicLink(file).toString() : "";
        if (target.startsWith("socket:[")) {
          sockets.add(target.substring(8, target.length() - 1));
        }
      }
    } catch (java.nio.file.NoSuchFileException closedMeanwhile) {
      return listening(pid);
    }
    Set<String> addresses = new TreeSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/net/" + table))) {
        String[] column = line.strip().split("\\s+");
        if (column.length > 9 && column[3].equals("0A") && sockets.contains(column[9])) {
          addresses.add(address(column[1]));
        }
      }
    }
    return addresses;
  }

  /** {@code 0100007F:1F90}, or the same at the end of a mapped IPv6 address. */
  private static String address(String hex) {
    String[] parts = hex.split(":");
    String last = parts[0].substring(parts[0].length() - 8);
    String host =
        Stream.of(6, 4, 2, 0)
            .map(at -> Integer.toString(Integer.parseInt(last.substring(at, at + 2), 16)))
            .collect(Collectors.joining("."));
    return host + ":" + Integer.parseInt(parts[1], 16);
  }
}
