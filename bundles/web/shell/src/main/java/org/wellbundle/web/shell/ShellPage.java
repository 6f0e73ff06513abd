package org.wellbundle.web.shell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.wellbundle.platform.http.WebFiles;

/**
 * The page with everything filled in that doesn't depend on the request.
 *
 * @param contentSecurityPolicy names the hash of the import map, the one inline script
 */
record ShellPage(String shell, String html, String contentSecurityPolicy) {

  /**
   * @param cards modules that Home shows
   */
  static ShellPage of(WebFiles files, String shell, List<String> cards, String template) {
    ImportMap map = ImportMap.of(files, shell);
    List<String> roots = new ArrayList<>();
    roots.add(shell + "/boot.js");
    roots.add(shell + "/shell/pages/home.js");
    roots.addAll(cards);
    String preloads =
        new ModuleGraph(files, map)
            .from(roots).stream()
                .map(address -> "<link rel=\"modulepreload\" href=\"" + address + "\">")
                .collect(Collectors.joining("\n"));
    String html =
        new Template(template)
            .with("shell", shell)
            .with("importmap", map.json())
            .with("modulepreloads", preloads)
            .text();
    return new ShellPage(shell, html, policy(map.json()));
  }

  private static String policy(String importMap) {
    return "default-src 'none'; script-src 'self' 'sha256-"
        + sha256(importMap)
        + "'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; "
        + "trusted-types lit-html wellbundle";
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
