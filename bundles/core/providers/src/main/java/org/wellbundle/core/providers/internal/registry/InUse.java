package org.wellbundle.core.providers.internal.registry;

import java.util.concurrent.CopyOnWriteArrayList;
import org.wellbundle.api.provider.WearableProvider;

/**
 * A call inside a provider. While it is open the provider's bundle isn't let go, and the thread's
 * context class loader is the provider's.
 */
public final class InUse implements AutoCloseable {
  private final Slot slot;
  private final ClassLoader before;
  private final CopyOnWriteArrayList<Runnable> onCancel = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;

  InUse(Slot slot) {
    this.slot = slot;
    this.before = Thread.currentThread().getContextClassLoader();
  }

  void begin() {
    Thread.currentThread()
        .setContextClassLoader(slot.offer().provider().getClass().getClassLoader());
  }

  public WearableProvider provider() {
    return slot.offer().provider();
  }

  /** What to do when the bundle can't wait any longer; run at once when that was already so. */
  public void onCancel(Runnable action) {
    onCancel.add(action);
    if (cancelled) {
      action.run();
    }
  }

  /** True when the bundle couldn't wait any longer. */
  public boolean isCancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
    onCancel.forEach(Runnable::run);
  }

  /** On the thread that began. */
  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(before);
    slot.leave(this);
  }
}
