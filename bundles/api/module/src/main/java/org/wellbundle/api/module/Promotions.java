package org.wellbundle.api.module;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Which bundles may serve. While a bundle is swapped its old and its new version run side by side:
 * the new one is held until it has shown that it works, then the two change places in one step.
 * Every registry of an extension point keeps what a held bundle registers, and elects only among
 * those that serve.
 */
@ProviderType
public interface Promotions {
  /** Whether what this bundle registers may be elected now. True for a bundle nobody swaps. */
  boolean serves(long bundleId);

  /**
   * Calls {@code reelect} after every change, on the thread of the change. It has to be quick: it
   * switches and doesn't wait for calls in flight. Those are waited for when a service goes.
   */
  Subscription onChange(Runnable reelect);

  /** Ends listening when closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /** Where nothing is ever swapped, as in tests. */
  static Promotions everythingServes() {
    return new Promotions() {
      @Override
      public boolean serves(long bundleId) {
        return true;
      }

      @Override
      public Subscription onChange(Runnable reelect) {
        return () -> {};
      }
    };
  }
}
