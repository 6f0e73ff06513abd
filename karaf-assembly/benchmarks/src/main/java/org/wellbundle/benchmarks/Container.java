package org.wellbundle.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A Karaf process, ours or a bare one. */
final class Container implements AutoCloseable {
  private static final long LIMIT_NANOS = 120_000_000_000L;

  private final Process process;
  private final double readySeconds;

  private Container(Process process, double readySeconds) {
    this.process = process;
    this.readySeconds = readySeconds;
  }

  /** Starts and waits until it is ready. */
  static Container start(Path home, Map<String, String> environment, BooleanSupplier ready)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bin/karaf", "server");
    builder.directory(home.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("KARAF_EXEC", "exec");
    builder.redirectErrorStream(true);
    builder.redirectOutput(home.resolve("console.log").toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    long start = System.nanoTime();
    Process process = builder.start();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() - start > LIMIT_NANOS) {
        process.destroyForcibly();
        throw new IllegalStateException("not ready, see " + home);
      }
      LockSupport.parkNanos(10_000_000);
    }
    return new Container(process, (System.nanoTime() - start) / 1e9);
  }

  double readySeconds() {
    return readySeconds;
  }

  double cpuSeconds() {
    return Cpu.ofTree(process.pid());
  }

  /** Memory of the JVM after a collection, in MB: what is resident. */
  double residentMb() throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(3); // idle is what comes after the start
    jcmd("GC.run");
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    throw new IOException("no VmRSS");
  }

  /** Live objects of the JVM, in MB. */
  double heapMb() throws IOException, InterruptedException {
    String histogram = jcmd("GC.class_histogram");
    String total = histogram.substring(histogram.lastIndexOf("Total")).split("\\R", 2)[0];
    return Double.parseDouble(total.strip().split("\\s+")[2]) / (1024 * 1024);
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/jcmd",
                Long.toString(process.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return text;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
