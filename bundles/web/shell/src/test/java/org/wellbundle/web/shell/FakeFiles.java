package org.wellbundle.web.shell;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.platform.http.WebFiles;

/** Served files as texts. */
final class FakeFiles implements WebFiles {
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();
  private final Map<String, String> libraries = new HashMap<>();

  FakeFiles file(String address, String text) {
    files.put(address, text);
    return this;
  }

  FakeFiles base(String id, String address) {
    bases.put(id, address);
    return this;
  }

  FakeFiles library(String name, String address) {
    libraries.put(name, address);
    return this;
  }

  @Override
  public Optional<String> base(String id) {
    return Optional.ofNullable(bases.get(id));
  }

  @Override
  public Optional<String> library(String name) {
    return Optional.ofNullable(libraries.get(name));
  }

  @Override
  public Optional<byte[]> read(String address) {
    return Optional.ofNullable(files.get(address))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }
}
