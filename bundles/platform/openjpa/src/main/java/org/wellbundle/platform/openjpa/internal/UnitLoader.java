package org.wellbundle.platform.openjpa.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** Sees the classes of the bundle that owns a unit first, then OpenJPA's. */
final class UnitLoader extends ClassLoader {
  private final ClassLoader library;

  UnitLoader(ClassLoader owner, ClassLoader library) {
    super(owner);
    this.library = library;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return library.loadClass(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return library.getResource(name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    // one loader holds both where there is no OSGi
    return library == getParent() ? Collections.emptyEnumeration() : library.getResources(name);
  }
}
