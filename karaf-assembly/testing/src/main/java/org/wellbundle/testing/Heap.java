package org.wellbundle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a node's JVM holds, as the JDK's own tool sees it. */
public final class Heap {
  private final Node node;

  public Heap(Node node) {
    this.node = node;
  }

  /** A full collection. */
  public void collect() {
    ask("GC.run");
  }

  /** How many live objects there are of a class. */
  public long count(String className) {
    return ask("GC.class_histogram")
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(column -> column.length > 3 && column[3].equals(className))
        .mapToLong(column -> Long.parseLong(column[1]))
        .sum();
  }

  /** Class loaders of bundles. */
  public long bundleClassLoaders() {
    return count("org.apache.felix.framework.BundleWiringImpl$BundleClassLoader");
  }

  private String ask(String question) {
    try {
      Process tool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(node.pid()),
                  question)
              .redirectErrorStream(true)
              .start();
      String answer = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (tool.waitFor() != 0) {
        throw new IllegalStateException("jcmd failed: " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
