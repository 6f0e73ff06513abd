package org.wellbundle.itests.broken;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.wellbundle.testing.SignedBundles;

/** Releases of a module and a provider with something wrong in each, as many as wanted. */
public final class BrokenBundles {
  private static final int BOMB = 8 << 20;
  private static final int TOO_MANY = 20_001;
  private static final String COMPONENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="unwilling"
          immediate="true" activate="activate">
        <implementation class="%s"/>
      </scr:component>
      """
          .formatted(Unwilling.class.getName());

  private final SignedBundles trusted;
  private final SignedBundles stranger;
  private final Path module;
  private final Path provider;

  public BrokenBundles(SignedBundles trusted, SignedBundles stranger, Path module, Path provider) {
    this.trusted = trusted;
    this.stranger = stranger;
    this.module = module;
    this.provider = provider;
  }

  /**
   * One way of being broken.
   *
   * @param code the report's
   * @param says part of its sentence
   */
  public record Kind(String what, String code, String says, Maker maker) {
    /** The n-th jar of this kind, with bytes of its own. */
    public Path jar(int number) {
      return maker.make("0.9." + number, what.replace(' ', '-') + "-" + number);
    }
  }

  /** Makes a jar of a version under a file name. */
  @FunctionalInterface
  public interface Maker {
    Path make(String version, String name);
  }

  public List<Kind> kinds() {
    return List.of(
        kind(
            "missing import",
            "swap.requirement-missing",
            "org.wellbundle.api.nothing",
            this::missingImport),
        kind(
            "missing capability",
            "swap.requirement-missing",
            "org.example.gone",
            (v, n) -> signed(v, n, Map.of("Require-Capability", "org.example.gone"))),
        kind("wrong SPI version", "swap.requirement-missing", "provider SPI", this::wrongSpi),
        kind(
            "activator throws",
            "swap.start-failed",
            "there is no such vendor",
            (v, n) -> faulty(v, n, "throws")),
        kind("activator hangs", "swap.start-failed", "hangs in", (v, n) -> faulty(v, n, "hangs")),
        kind("component throws", "swap.unhealthy", "unwilling", this::unwilling),
        kind(
            "failing health check",
            "swap.unhealthy",
            "the vendor's address isn't set",
            (v, n) -> faulty(v, n, "sick")),
        kind(
            "schema change fails half-way",
            "swap.unhealthy",
            "no_such_function",
            (v, n) -> faulty(v, n, "schema")),
        kind("unsigned", "trust.unsigned", "", (v, n) -> changed(v, n, Map.of())),
        kind(
            "signed by a stranger",
            "trust.unknown-signer",
            "",
            (v, n) -> stranger.sign(changed(v, n, Map.of()))),
        kind("altered after signing", "trust.altered", "", this::altered),
        kind(
            "fragment",
            "trust.fragment",
            "fragment",
            (v, n) -> signed(v, n, Map.of("Fragment-Host", "org.wellbundle.core.accounts"))),
        kind(
            "dynamic import",
            "trust.dynamic-import",
            "",
            (v, n) -> signed(v, n, Map.of("DynamicImport-Package", "*"))),
        kind(
            "forbidden import",
            "trust.import",
            "org.wellbundle.core.linking",
            (v, n) -> signed(v, n, Map.of("Import-Package", "org.wellbundle.core.linking"))),
        kind("truncated file", "swap.no-module", "", this::truncated),
        kind("zip bomb", "trust.too-large", "grows", this::bomb),
        kind("too many entries", "trust.too-large", "entries", this::crowded));
  }

  private static Kind kind(String what, String code, String says, Maker maker) {
    return new Kind(what, code, says, maker);
  }

  private Path missingImport(String version, String name) {
    String more = ",org.wellbundle.api.nothing;version=\"[9,10)\"";
    return signed(version, name, Map.of("Import-Package", header("Import-Package") + more));
  }

  private Path wrongSpi(String version, String name) {
    Map<String, String> headers =
        Map.of(
            "Bundle-Version",
            version,
            "Require-Capability",
            "org.wellbundle.provider.spi;filter:=\"(&(version>=9.0)(!(version>=10.0)))\"");
    return trusted.sign(trusted.rebuilt(provider, headers, Map.of(), name));
  }

  private Path faulty(String version, String name, String fault) {
    Map<String, String> headers =
        Map.of("Bundle-Activator", Faulty.class.getName(), Faulty.FAULT, fault);
    return trusted.sign(changed(version, name, headers, file(Faulty.class)));
  }

  private Path unwilling(String version, String name) {
    Map<String, byte[]> files = new LinkedHashMap<>(file(Unwilling.class));
    files.put("OSGI-INF/unwilling.xml", COMPONENT.getBytes(StandardCharsets.UTF_8));
    String components = header("Service-Component") + ",OSGI-INF/unwilling.xml";
    return trusted.sign(changed(version, name, Map.of("Service-Component", components), files));
  }

  private Path signed(String version, String name, Map<String, String> headers) {
    return trusted.sign(changed(version, name, headers));
  }

  private Path changed(String version, String name, Map<String, String> headers) {
    return changed(version, name, headers, Map.of());
  }

  private Path changed(
      String version, String name, Map<String, String> headers, Map<String, byte[]> files) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Bundle-Version", version);
    return trusted.rebuilt(module, all, files, name);
  }

  private Path bomb(String version, String name) {
    return changed(version, name, Map.of(), Map.of("zeros", new byte[BOMB]));
  }

  private Path crowded(String version, String name) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < TOO_MANY; i++) {
      files.put("f/" + i, new byte[0]);
    }
    return changed(version, name, Map.of(), files);
  }

  private Path truncated(String version, String name) {
    Path jar = signed(version, name, Map.of());
    try {
      byte[] whole = Files.readAllBytes(jar);
      return Files.write(jar, Arrays.copyOf(whole, whole.length * 2 / 3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One class is another one than was signed. */
  private Path altered(String version, String name) {
    Path good = signed(version, name, Map.of());
    Path bad = good.resolveSibling(name + "-altered.jar");
    try (ZipFile from = new ZipFile(good.toFile());
        OutputStream file = Files.newOutputStream(bad);
        ZipOutputStream to = new ZipOutputStream(file)) {
      boolean done = false;
      for (ZipEntry entry : Collections.list(from.entries())) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = from.getInputStream(entry)) {
          in.transferTo(to);
        }
        if (!done && entry.getName().endsWith(".class")) {
          to.write(0);
          done = true;
        }
        to.closeEntry();
      }
      return bad;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String header(String name) {
    try (JarFile jar = new JarFile(module.toFile())) {
      return jar.getManifest().getMainAttributes().getValue(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> file(Class<?> type) {
    String path = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no " + path);
      }
      return Map.of(path, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
