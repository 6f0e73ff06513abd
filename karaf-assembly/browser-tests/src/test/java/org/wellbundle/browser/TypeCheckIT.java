package org.wellbundle.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/**
 * Checks the types of all pages with the TypeScript compiler. It comes as a WebJar and runs on the
 * Node that the browser driver brings, so nothing has to be installed.
 */
class TypeCheckIT {
  private static final Path SHELL = Path.of(System.getProperty("wellbundle.shell"));

  /** WebJar by name, and where its package belongs in {@code node_modules}. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "lit", "lit",
          "lit-html", "lit-html",
          "lit-element", "lit-element",
          "lit__reactive-element", "@lit/reactive-element",
          "types__trusted-types", "@types/trusted-types",
          "typescript", "typescript");

  @Test
  void allPagesHaveSoundTypes() throws Exception {
    Path modules = SHELL.resolve("target/types/node_modules");
    for (Map.Entry<String, String> webjar : PACKAGES.entrySet()) {
      unpack(webjar.getKey(), modules.resolve(webjar.getValue()));
    }
    Path node =
        Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
            .driverDir()
            .resolve("node");
    Path output = modules.resolveSibling("tsc.log");

    Process compiler =
        new ProcessBuilder(
                node.toString(),
                modules.resolve("typescript/lib/tsc.js").toString(),
                "--project",
                SHELL.resolve("src/main/types/tsconfig.json").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(compiler.waitFor()).as(() -> read(output)).isZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void unpack(String webjar, Path target) throws IOException {
    String folder = "META-INF/resources/webjars/" + webjar + "/";
    URL url = TypeCheckIT.class.getClassLoader().getResource(folder);
    assertThat(url).as("WebJar %s on the class path", webjar).isNotNull();
    try (JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile()) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        // the first folder below the name is the version
        int version = name.startsWith(folder) ? name.indexOf('/', folder.length()) : -1;
        if (version < 0 || entry.isDirectory()) {
          continue;
        }
        Path file = target.resolve(name.substring(version + 1));
        Files.createDirectories(file.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
          Files.write(file, in.readAllBytes());
        }
      }
    }
  }
}
