package org.wellbundle.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wellbundle.benchmarks.Side.Reading;
import org.wellbundle.testing.Node;

/** Time until ready, and memory when idle, against the container alone. */
final class StartBenchmark implements Benchmark {
  private static final double START_GOAL = 3.5;
  private static final double MEMORY_GOAL = 2.5;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String about() {
    return "start to ready and idle memory against bare Karaf";
  }

  @Override
  public void run(Setting setting, Report report) throws Exception {
    Path folder = Node.freshFolder("benchmark-start");
    Path ours = Node.prepare(folder);
    Path bare = bare(folder);
    int port = Node.freePort();
    int shell = Node.freePort();
    editShellPort(bare, shell);
    Map<String, String> environment =
        Map.of(
            "WELLBUNDLE_HTTP_PORT",
            Integer.toString(port),
            "WELLBUNDLE_HTTP_HOST",
            "127.0.0.1",
            "WELLBUNDLE_PUBLIC_URL",
            "http://localhost:" + port,
            "WELLBUNDLE_DATA",
            folder.resolve("data").toString(),
            "WELLBUNDLE_SSH_PORT",
            Integer.toString(Node.freePort()),
            "WELLBUNDLE_DEMO_PASSWORD",
            Node.PASSWORD);
    List<double[]> oursSeen = new ArrayList<>();
    List<double[]> bareSeen = new ArrayList<>();
    // the first start of each, which makes databases and caches, doesn't count
    for (int pair = 0; pair <= setting.pairs(); pair++) {
      oursSeen.add(look(Container.start(ours, environment, () -> ready(port))));
      bareSeen.add(look(Container.start(bare, Map.of(), () -> open(shell))));
    }
    String how = "second and later starts, stopped in between; ";
    report.add(
        row(
            "start to /health/ready, PostgreSQL and broker included",
            "bare Karaf of the same version until its shell's port is open",
            "s",
            pairs(setting, oursSeen, bareSeen, 0),
            START_GOAL,
            how + "from bin/karaf to ready; CPU: the whole process tree until then"));
    report.add(
        row(
            "idle memory of the JVM, resident",
            "bare Karaf",
            "MB",
            pairs(setting, oursSeen, bareSeen, 1),
            MEMORY_GOAL,
            how
                + "VmRSS 3 s after ready and after a collection, each with its own JVM options;"
                + " without PostgreSQL's processes"));
    report.add(
        row(
            "live objects when idle",
            "bare Karaf",
            "MB",
            pairs(setting, oursSeen, bareSeen, 2),
            MEMORY_GOAL,
            how + "total of jcmd GC.class_histogram"));
  }

  private static double[] look(Container started) throws IOException, InterruptedException {
    try (Container container = started) {
      double cpu = container.cpuSeconds();
      double resident = container.residentMb();
      return new double[] {container.readySeconds(), resident, container.heapMb(), cpu};
    }
  }

  private static Pairs pairs(Setting setting, List<double[]> ours, List<double[]> bare, int place)
      throws Exception {
    var one = ours.listIterator(1);
    var other = bare.listIterator(1);
    return Pairs.measure(
        setting.pairs(), () -> reading(one.next(), place), () -> reading(other.next(), place));
  }

  private static Reading reading(double[] seen, int place) {
    return new Reading(seen[place], place == 0 ? seen[3] : 0);
  }

  private Row row(String what, String peer, String unit, Pairs pairs, double goal, String method) {
    return new Row(name(), what, peer, unit, pairs, goal, false, method);
  }

  private static Path bare(Path folder) throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve("bare"));
    String archive = System.getProperty("wellbundle.karaf");
    if (archive == null) {
      throw new IllegalStateException("system property wellbundle.karaf isn't set");
    }
    Archives.unzip(Path.of(archive), home);
    return home;
  }

  private static void editShellPort(Path home, int port) throws IOException {
    for (String[] edit :
        new String[][] {
          {"etc/org.apache.karaf.shell.cfg", "sshPort = 8101", "sshPort = " + port},
          {
            "etc/org.apache.karaf.management.cfg",
            "rmiRegistryPort = 1099",
            "rmiRegistryPort = " + Node.freePort()
          },
          {
            "etc/org.apache.karaf.management.cfg",
            "rmiServerPort = 44444",
            "rmiServerPort = " + Node.freePort()
          }
        }) {
      Path file = home.resolve(edit[0]);
      String before = Files.readString(file);
      if (!before.contains(edit[1])) {
        throw new IllegalStateException(file + " has no " + edit[1]);
      }
      Files.writeString(file, before.replace(edit[1], edit[2]));
    }
  }

  private static boolean ready(int port) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://localhost:" + port + "/health/ready").toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(2_000);
      try {
        return connection.getResponseCode() == 200
            && new String(connection.getInputStream().readAllBytes()).contains("demo-people");
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean open(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
