package org.wellbundle.web.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wellbundle.platform.http.WebFiles;

/**
 * The modules that load with the first one. Without a build step the browser would find them level
 * by level; named in the page they load at once.
 */
final class ModuleGraph {
  /**
   * {@code import … from '…'}, {@code export … from '…'} and {@code import '…'}, minified or not.
   */
  private static final Pattern STATIC_IMPORT =
      Pattern.compile("(?:\\bfrom|\\bimport)\\s*[\"']([^\"']+)[\"']");

  private final WebFiles files;
  private final ImportMap map;

  ModuleGraph(WebFiles files, ImportMap map) {
    this.files = files;
    this.map = map;
  }

  /**
   * Addresses of modules and all they import statically. What the first one needs comes first: it
   * runs first.
   */
  Set<String> from(List<String> roots) {
    Set<String> found = new LinkedHashSet<>();
    roots.forEach(root -> follow(root, found));
    return found;
  }

  private void follow(String root, Set<String> found) {
    Deque<String> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      String address = open.remove();
      if (!found.contains(address)) {
        files
            .read(address)
            .ifPresent(
                content -> {
                  found.add(address);
                  imports(new String(content, StandardCharsets.UTF_8), address, open);
                });
      }
    }
  }

  private void imports(String source, String address, Deque<String> open) {
    Matcher matcher = STATIC_IMPORT.matcher(source);
    while (matcher.find()) {
      String imported = map.resolve(matcher.group(1), address);
      if (imported != null) {
        open.add(imported);
      }
    }
  }
}
