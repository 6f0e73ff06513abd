package org.wellbundle.benchmarks.peers;

import jakarta.servlet.Servlet;
import java.util.Dictionary;
import java.util.Hashtable;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.servlet.context.ServletContextHelper;

/**
 * A raw servlet and a CXF resource that answer 204, in a servlet context of their own, so that none
 * of our filters is in their way.
 */
public final class Activator implements BundleActivator {
  private static final String WHITEBOARD = "osgi.http.whiteboard.";

  @Override
  public void start(BundleContext context) {
    context.registerService(
        ServletContextHelper.class,
        new ServletContextHelper(context.getBundle()) {},
        properties("context.name", "peers", "context.path", "/peers"));
    context.registerService(Servlet.class, new RawServlet(), servlet("/raw"));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(JAXRSServerFactoryBean.class.getClassLoader());
    try {
      Bus bus = new CXFBusFactory().createBus();
      CXFNonSpringServlet cxf = new CXFNonSpringServlet();
      cxf.setBus(bus);
      context.registerService(Servlet.class, cxf, servlet("/cxf/*"));
      JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
      factory.setBus(bus);
      factory.setAddress("/");
      factory.setServiceBean(new NothingResource());
      factory.create();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void stop(BundleContext context) {}

  private static Dictionary<String, Object> servlet(String pattern) {
    return properties(
        "servlet.pattern", pattern, "context.select", "(" + WHITEBOARD + "context.name=peers)");
  }

  private static Dictionary<String, Object> properties(
      String key, String value, String otherKey, String otherValue) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(WHITEBOARD + key, value);
    properties.put(WHITEBOARD + otherKey, otherValue);
    properties.put(WHITEBOARD + "servlet.asyncSupported", Boolean.TRUE);
    return properties;
  }
}
