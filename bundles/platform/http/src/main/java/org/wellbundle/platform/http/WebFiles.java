package org.wellbundle.platform.http;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The static files served below {@code /ui}: those of web contributions and of libraries. */
@ProviderType
public interface WebFiles {
  /**
   * Address of a contribution's {@code /web} folder in its current version, without trailing slash,
   * for example {@code /ui/shell/0.1.0-1f2e3d4c}.
   */
  Optional<String> base(String contributionsId);

  /** Address of a library, without trailing slash, for example {@code /ui/lib/lit/3.3.2}. */
  Optional<String> library(String name);

  /** Content of a served file by its address. */
  Optional<byte[]> read(String address);
}
