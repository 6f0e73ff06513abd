package org.wellbundle.platform.cxf.internal;

import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.Hashtable;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxrs.impl.RuntimeDelegateImpl;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Makes the one bus of this container and lets the JAX-RS API find its implementation. */
@Component(service = CxfRuntime.class, immediate = true)
public final class CxfRuntime {
  private final Bus bus;
  private final ServiceRegistration<Bus> registration;

  @Activate
  public CxfRuntime(BundleContext context) {
    // The API's own look-up goes by class path, which a bundle doesn't have.
    RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    this.bus = createBus();
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put("cxf.bus.id", bus.getId());
    this.registration = context.registerService(Bus.class, bus, properties);
  }

  /** CXF reads its list of extensions with the thread's class loader. */
  private static Bus createBus() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(CXFBusFactory.class.getClassLoader());
    try {
      return new CXFBusFactory().createBus();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Deactivate
  void stop() {
    registration.unregister();
    bus.shutdown(true);
  }
}
