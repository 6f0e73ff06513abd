package org.wellbundle.sdk.archetype;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Generates projects as Maven's archetype plugin does, only without Maven. A soak run compares the
 * two.
 */
final class Archetype {
  private static final Path FOLDER = Path.of("target", "classes");
  private static final Path RESOURCES = FOLDER.resolve("archetype-resources");

  private final VelocityEngine velocity = new VelocityEngine();

  Archetype() {
    velocity.init();
  }

  /** The values of {@code authorization} that the archetype takes. */
  static List<String> kindsOfAuthorization() throws Exception {
    for (Element property : elements("requiredProperty")) {
      if (property.getAttribute("key").equals("authorization")) {
        String kinds = property.getElementsByTagName("validationRegex").item(0).getTextContent();
        return List.of(kinds.split("\\|"));
      }
    }
    throw new AssertionError("The archetype doesn't ask for the kind of authorization.");
  }

  /** Writes a project. What isn't answered has its default. */
  void generate(Map<String, String> answers, Path into) throws Exception {
    Map<String, String> values = new LinkedHashMap<>(answers);
    for (Element property : elements("requiredProperty")) {
      NodeList preset = property.getElementsByTagName("defaultValue");
      if (preset.getLength() > 0) {
        values.putIfAbsent(property.getAttribute("key"), preset.item(0).getTextContent());
      }
    }
    VelocityContext context = new VelocityContext(new LinkedHashMap<String, Object>(values));
    render(RESOURCES.resolve("pom.xml"), into.resolve("pom.xml"), context);
    for (Element set : elements("fileSet")) {
      String folder = set.getElementsByTagName("directory").item(0).getTextContent();
      boolean packaged = set.getAttribute("packaged").equals("true");
      String include = set.getElementsByTagName("include").item(0).getTextContent();
      Path from = RESOURCES.resolve(folder);
      Path to = into.resolve(folder);
      if (packaged) {
        to = to.resolve(values.get("package").replace('.', '/'));
      }
      for (Path file : files(from, include)) {
        String name = from.relativize(file).toString();
        for (Map.Entry<String, String> value : values.entrySet()) {
          name = name.replace("__" + value.getKey() + "__", value.getValue());
        }
        render(file, to.resolve(name), context);
      }
    }
  }

  private static List<Path> files(Path folder, String include) throws IOException {
    if (!include.startsWith("**/")) {
      return List.of(folder.resolve(include));
    }
    String end = include.substring(include.lastIndexOf('*') + 1);
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(end))
          .toList();
    }
  }

  private void render(Path template, Path to, VelocityContext context) throws IOException {
    Files.createDirectories(to.getParent());
    StringWriter text = new StringWriter();
    velocity.evaluate(context, text, template.toString(), Files.readString(template));
    Files.writeString(to, text.toString(), UTF_8);
  }

  private static List<Element> elements(String name) throws Exception {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(FOLDER.resolve("META-INF/maven/archetype-metadata.xml").toFile())
            .getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
