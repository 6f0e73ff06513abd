package org.wellbundle.core.tenancy.definition;

import java.io.IOException;
import java.util.Optional;

/** The files of a tenant, wherever they lie. */
@FunctionalInterface
public interface TenantFiles {
  /** The name of the file every tenant has. */
  String DEFINITION = "tenant.yaml";

  /**
   * One file's bytes, empty when there is none.
   *
   * @param limit a longer file is refused with an {@link IOException} whose message says so
   */
  Optional<byte[]> read(String path, int limit) throws IOException;
}
