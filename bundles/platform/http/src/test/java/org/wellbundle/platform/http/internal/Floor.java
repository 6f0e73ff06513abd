package org.wellbundle.platform.http.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.internal.api.Publishing;
import org.wellbundle.platform.http.internal.edge.Ambient;
import org.wellbundle.platform.http.internal.edge.CookieService;
import org.wellbundle.platform.http.internal.edge.EdgeFilter;
import org.wellbundle.platform.http.internal.edge.NowhereServlet;
import org.wellbundle.platform.http.internal.edge.People;
import org.wellbundle.platform.http.internal.events.EventHub;
import org.wellbundle.platform.http.internal.events.EventsServlet;
import org.wellbundle.platform.http.internal.web.Shelved;

/** The HTTP floor on the real Jetty, without a framework. */
final class Floor implements AutoCloseable {
  static {
    // The Host header is what tells tenants apart.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection");
  }

  final Ambient ambient = new Ambient();
  final HttpSettings settings;
  final EventHub events;
  final Publishing publishing;
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Floor(Map<String, String> files) throws Exception {
    this(files, Map.of(), null);
  }

  /**
   * @param more keys of the configuration
   * @param transactions null without a database
   */
  Floor(Map<String, String> files, Map<String, Object> more, Transactions transactions)
      throws Exception {
    Map<String, Object> keys =
        new HashMap<>(Map.of("apiBodyLimitBytes", 2000L, "trustedProxies", "127.0.0.1"));
    keys.putAll(more);
    settings = Configs.settings(keys);
    events = new EventHub(settings);
    publishing = new Publishing(ambient, settings, transactions);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    EdgeFilter edge =
        new EdgeFilter(settings, People.neighbours(), ambient, new CookieService(settings));
    FilterHolder filter = new FilterHolder(edge);
    filter.setAsyncSupported(true);
    context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    add(context, publishing.servlet(), "/api/v1/*");
    add(context, new EventsServlet(ambient, events), "/api/v1/events");
    add(context, Shelved.servlet(files), "/ui/*");
    add(context, new NowhereServlet(), "/");
    server.setHandler(context);
    server.start();
  }

  private static void add(ServletContextHandler context, Servlet servlet, String pattern) {
    ServletHolder holder = new ServletHolder(servlet);
    holder.setAsyncSupported(true);
    context.addServlet(holder, pattern);
  }

  int port() {
    return connector.getLocalPort();
  }

  /** To a host of this server. */
  HttpRequest.Builder request(String host, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(20))
        .header("Host", host + ":" + port());
  }

  HttpResponse<String> get(String host, String path) throws IOException, InterruptedException {
    return send(request(host, path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return client.send(request.build(), handler);
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
