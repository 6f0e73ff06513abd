package org.wellbundle.supplychain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything in an unpacked distribution, the parts inside our own bundles included.
 *
 * @param components each component, and the file of the distribution that holds it
 * @param undeclared files of ours with foreign content that nothing names
 */
public record Inventory(SortedMap<Component, String> components, List<String> undeclared) {

  /**
   * @param assembly folder with {@code system} and {@code lib}
   */
  public static Inventory of(Path assembly) {
    SortedMap<Component, String> components = new TreeMap<>();
    List<String> undeclared = new ArrayList<>();
    for (Path jar : jars(assembly)) {
      String file = assembly.relativize(jar).toString().replace('\\', '/');
      JarContent content = read(jar);
      if (content.foreignContentUnnamed()) {
        undeclared.add(file);
      }
      content.components(Coordinates.ofPath(file)).stream()
          .filter(component -> !component.ours())
          .forEach(component -> components.putIfAbsent(component, file));
    }
    addSilentContents(components, undeclared);
    return new Inventory(components, undeclared);
  }

  private static void addSilentContents(
      SortedMap<Component, String> components, List<String> undeclared) {
    Lists.load("contents.yaml")
        .forEach(
            (holder, contents) -> {
              Component of = Component.parse(holder);
              boolean otherVersion =
                  components.keySet().stream()
                      .anyMatch(c -> c.key().equals(of.key()) && !c.version().equals(of.version()));
              if (otherVersion) {
                undeclared.add(of.key() + ": contents.yaml speaks of another version");
              }
              String file = components.get(of);
              if (file != null) {
                ((List<?>) contents)
                    .forEach(c -> components.putIfAbsent(Component.parse(c.toString()), file));
              }
            });
  }

  private static List<Path> jars(Path assembly) {
    if (!Files.isDirectory(assembly.resolve("system"))) {
      throw new IllegalArgumentException(
          assembly + " holds no distribution; build karaf-assembly/distribution first");
    }
    try (Stream<Path> files = Files.walk(assembly)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JarContent read(Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      return JarContent.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + jar, e);
    }
  }
}
