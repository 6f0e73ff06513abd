package org.wellbundle.platform.http.internal.web;

import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;

/** JavaScript libraries out of WebJar bundles, below {@code /ui/lib/<name>/<version>}. */
final class Libraries extends BundleTracker<List<FileTree>> {
  private static final String ROOT = "/META-INF/resources/webjars";

  private final Set<String> symbolicNames;
  private final FileShelf shelf;
  private final Map<String, String> bases = new ConcurrentHashMap<>();

  Libraries(BundleContext context, Set<String> symbolicNames, FileShelf shelf) {
    super(context, Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING, null);
    this.symbolicNames = symbolicNames;
    this.shelf = shelf;
  }

  Optional<String> base(String name) {
    return Optional.ofNullable(bases.get(name));
  }

  @Override
  public @Nullable List<FileTree> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
    if (!symbolicNames.contains(bundle.getSymbolicName())) {
      return null;
    }
    List<FileTree> trees = new ArrayList<>();
    for (String name : folders(bundle, ROOT)) {
      for (String version : folders(bundle, ROOT + "/" + name)) {
        String folder = ROOT + "/" + name + "/" + version;
        String base = "/ui/lib/" + name + "/" + version;
        FileTree tree = new FileTree(base, FileTree.read(bundle, folder, Libraries::isForBrowsers));
        shelf.put(tree);
        bases.put(name, base);
        trees.add(tree);
      }
    }
    return trees;
  }

  @Override
  public void removedBundle(Bundle bundle, @Nullable BundleEvent event, List<FileTree> trees) {
    for (FileTree tree : trees) {
      bases.values().remove(tree.base());
      shelf.retire(tree);
    }
  }

  private static boolean isForBrowsers(String path) {
    return path.endsWith(".js") && !path.contains("/development/") && !path.contains("/node/");
  }

  private static List<String> folders(Bundle bundle, String path) {
    List<String> names = new ArrayList<>();
    Enumeration<URL> entries = bundle.findEntries(path, "*", false);
    while (entries != null && entries.hasMoreElements()) {
      String entry = entries.nextElement().getPath();
      if (entry.endsWith("/")) {
        String folder = entry.substring(0, entry.length() - 1);
        names.add(folder.substring(folder.lastIndexOf('/') + 1));
      }
    }
    return names;
  }
}
