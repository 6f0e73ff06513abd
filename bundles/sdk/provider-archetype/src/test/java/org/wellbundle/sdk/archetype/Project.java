package org.wellbundle.sdk.archetype;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.io.File;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.wellbundle.sdk.tck.Discovery;
import org.wellbundle.sdk.tck.Kit;
import org.wellbundle.sdk.tck.Report;

/**
 * A generated project, built as the parent of providers builds it: compiled with its warnings,
 * described by bnd with its instructions, examined by the kit.
 */
final class Project {
  private static final Path PARENT = Path.of("..", "provider-parent", "pom.xml");

  private final Path folder;
  private final Map<String, String> answers;

  Project(Path folder, Map<String, String> answers) {
    this.folder = folder;
    this.answers = answers;
  }

  /** What the compiler has to say, empty when there is nothing. */
  List<String> compile() throws Exception {
    List<String> said = new ArrayList<>(compile("src/main/java", "target/classes"));
    said.addAll(compile("src/test/java", "target/test-classes"));
    Path resources = folder.resolve("src/test/resources");
    try (Stream<Path> files = Files.walk(resources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("target/test-classes").resolve(resources.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return said;
  }

  private List<String> compile(String from, String to) throws Exception {
    Path classes = Files.createDirectories(folder.resolve(to));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(diagnostics, null, null);
        Stream<Path> sources = Files.walk(folder.resolve(from))) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      compiler
          .getTask(
              null,
              files,
              diagnostics,
              List.of(
                  "-d",
                  classes.toString(),
                  "-proc:none",
                  "-Xlint:all,-processing,-serial,-classfile",
                  "-cp",
                  folder.resolve("target/classes")
                      + File.pathSeparator
                      + System.getProperty("java.class.path")),
              null,
              files.getJavaFileObjectsFromPaths(java))
          .call();
    }
    return diagnostics.getDiagnostics().stream().map(Object::toString).toList();
  }

  /** Writes the manifest and the components' descriptions. */
  List<String> describe() throws Exception {
    Path classes = folder.resolve("target/classes");
    try (Builder builder = new Builder()) {
      Properties instructions = new Properties();
      instructions.load(new StringReader(parentsInstructions()));
      builder.setProperties(instructions);
      builder.setProperty("Bundle-Version", "1.0.0");
      builder.setProperty("Bundle-Name", answers.get("providerName"));
      builder.setProperty("-includepackage", answers.get("package"));
      builder.addClasspath(classes.toFile());
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        if (entry.endsWith(".jar") || Files.exists(Path.of(entry, "META-INF/MANIFEST.MF"))) {
          builder.addClasspath(new File(entry));
        }
      }
      Jar built = builder.build();
      Path manifest = Files.createDirectories(classes.resolve("META-INF")).resolve("MANIFEST.MF");
      try (OutputStream out = Files.newOutputStream(manifest)) {
        built.getManifest().write(out);
      }
      for (var resource : built.getResources().entrySet()) {
        if (resource.getKey().startsWith("OSGI-INF/")) {
          Path file = classes.resolve(resource.getKey());
          Files.createDirectories(file.getParent());
          try (OutputStream out = Files.newOutputStream(file)) {
            resource.getValue().write(out);
          }
        }
      }
      return problems(builder);
    }
  }

  private static List<String> problems(Processor builder) {
    List<String> problems = new ArrayList<>(builder.getErrors());
    problems.addAll(builder.getWarnings());
    return problems;
  }

  private String parentsInstructions() throws Exception {
    var parent = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(PARENT.toFile());
    return parent
        .getElementsByTagName("bnd")
        .item(0)
        .getTextContent()
        .replace("${project.artifactId}", answers.get("artifactId"))
        .replace("${project.name}", answers.get("providerName"))
        .replace("${provider.id}", answers.get("providerId"));
  }

  /** Lets the kit look at it, both levels. */
  Report examine() throws Exception {
    Path classes = folder.resolve("target/classes");
    URL[] path =
        Stream.of(classes, folder.resolve("target/test-classes"))
            .map(Project::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(path, Project.class.getClassLoader())) {
      return Kit.examine(new Discovery(classes, loader).subject());
    }
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (java.net.MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Names of all files, to compare with. */
  static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.startsWith("target"))
          .sorted()
          .toList();
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(folder.toFile().list());
  }
}
