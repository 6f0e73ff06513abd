package org.wellbundle.platform.mail.internal.smtp;

/**
 * Jakarta Mail finds its parts by the thread's class loader, which therefore is this bundle's while
 * it works.
 */
public final class InBundle {
  private InBundle() {}

  /** Something Jakarta Mail does. */
  @FunctionalInterface
  public interface Work<T> {
    T run();
  }

  /** Does it with this bundle's class loader. */
  public static <T> T run(Work<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(InBundle.class.getClassLoader());
    try {
      return work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
