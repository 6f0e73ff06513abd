package org.wellbundle.architecture.person;

import java.net.URL;
import java.net.URLClassLoader;

/** A bundle's own classes and files first, as in the container: names of scripts repeat. */
final class BundleLoader extends URLClassLoader {
  BundleLoader(URL bundle) {
    super(new URL[] {bundle}, BundleLoader.class.getClassLoader());
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && findResource(name.replace('.', '/') + ".class") != null) {
        loaded = findClass(name);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }
}
