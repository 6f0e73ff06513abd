package org.wellbundle.web.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.WebFiles;

/** The files a browser keeps, so that the app opens without a connection. */
@Component(service = OfflineFiles.class)
public final class OfflineFiles {
  private static final List<String> OWN_MODULES =
      List.of(
          "boot.js", "shell/pages/home.js", "shell/pages/settings.js", "shell/pages/not-found.js");
  private static final List<String> OWN_FILES =
      List.of("tokens.css", "shell.css", "sign-in.css", "fonts/inter-latin.woff2");
  private static final List<String> OF_THE_TENANT =
      List.of("/ui/branding.css", "/ui/branding/logo", "/ui/manifest.webmanifest");

  private final ShellPages pages;
  private final WebFiles files;
  private final HomeCards contributed;
  private final ObjectMapper json = new ObjectMapper();
  private volatile Found last = new Found(List.of(), Set.of());

  @Activate
  public OfflineFiles(
      @Reference ShellPages pages, @Reference WebFiles files, @Reference HomeCards contributed) {
    this.pages = pages;
    this.files = files;
    this.contributed = contributed;
  }

  /** An object with {@code version} and {@code assets}; the same for the same files. */
  String json(List<String> languages) {
    String shell = pages.base();
    Set<String> assets = new LinkedHashSet<>(OF_THE_TENANT);
    OWN_FILES.forEach(file -> assets.add(shell + "/" + file));
    assets.addAll(modules(shell));
    Set<String> bases = new LinkedHashSet<>(contributed.bases(files));
    bases.add(shell);
    for (String base : bases) {
      for (String language : languages) {
        String texts = base + "/texts/" + language + ".json";
        files.read(texts).ifPresent(content -> assets.add(texts));
      }
    }
    String version =
        UUID.nameUUIDFromBytes(String.join("\n", assets).getBytes(StandardCharsets.UTF_8))
            .toString();
    try {
      return json.writeValueAsString(new TreeMap<>(Map.of("version", version, "assets", assets)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Set<String> modules(String shell) {
    List<String> roots = new ArrayList<>();
    OWN_MODULES.forEach(module -> roots.add(shell + "/" + module));
    roots.addAll(contributed.everyModule(files));
    Found known = last;
    if (!known.roots().equals(roots)) {
      known = new Found(roots, new ModuleGraph(files, ImportMap.of(files, shell)).from(roots));
      last = known;
    }
    return known.modules();
  }

  /** Reading all sources for their imports once is enough: addresses name the version. */
  private record Found(List<String> roots, Set<String> modules) {}
}
