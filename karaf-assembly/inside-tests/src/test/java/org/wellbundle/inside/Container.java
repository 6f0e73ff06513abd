package org.wellbundle.inside;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ops4j.pax.exam.Option;

/** The distribution as Pax Exam starts it: as it comes, on ports and data of its own. */
final class Container {
  private Container() {}

  static Option distribution() {
    File work = new File(System.getProperty("wellbundle.work"));
    String data = freshFolder(work).getAbsolutePath();
    File archive = OpenDoor.in(new File(System.getProperty("wellbundle.distribution")), work);
    return composite(
        karafDistributionConfiguration()
            .frameworkUrl(archive.toURI().toString())
            .name("Wellbundle")
            .unpackDirectory(work)
            .useDeployFolder(false),
        configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
        editConfigurationFilePut(
            "etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", freePort()),
        editConfigurationFilePut(
            "etc/org.apache.felix.http.cfg", "org.apache.felix.http.host", "127.0.0.1"),
        editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", freePort()),
        editConfigurationFilePut(
            "etc/org.wellbundle.platform.database.cfg",
            "dataDir",
            data),
        editConfigurationFilePut(
            "etc/org.wellbundle.platform.secrets.cfg",
            "dataDir",
            data));
  }

  /**
   * @param left what isn't as it should be yet
   */
  static void awaitNone(String what, Supplier<? extends Collection<?>> left) {
    try {
      await(what, () -> left.get().isEmpty());
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ": " + left.get(), e);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain for " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  /** A container that was left behind has the last one's. */
  private static File freshFolder(File work) {
    try {
      return Files.createTempDirectory(Files.createDirectories(work.toPath()), "data").toFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
