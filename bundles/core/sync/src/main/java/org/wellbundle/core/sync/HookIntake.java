package org.wellbundle.core.sync;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.core.linking.HookTokens;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.sync.inbox.HookDoor;
import org.wellbundle.core.sync.inbox.HookOwners;
import org.wellbundle.core.sync.inbox.HookServlet;
import org.wellbundle.core.sync.inbox.InboxWriter;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.secrets.Vault;

/** Opens the door for webhooks once everything behind it is there. */
@Component(
    service = {},
    immediate = true,
    configurationPid = "org.wellbundle.core.sync")
public final class HookIntake {
  private final Thread writing;
  private final ServiceRegistration<Servlet> servlet;

  @Activate
  public HookIntake(
      BundleContext context,
      @Reference Transactions transactions,
      @Reference ProviderGateway gateway,
      @Reference HookTokens tokens,
      @Reference Vault vault,
      @Reference CurrentRequest current,
      @Reference SyncBell bell,
      @Reference(target = SyncSchema.READY) SchemaReady schema,
      SyncConfig config) {
    InboxWriter writer = new InboxWriter(transactions, config.intakeQueue(), bell::ring);
    HookOwners owners =
        (provider, token) ->
            tokens
                .find(provider, token)
                .map(owner -> new HookOwners.HookOwner(owner.tenant(), owner.link()));
    HookDoor door = new HookDoor(owners, gateway, vault, writer, Clock.systemUTC());
    writing = new Thread(writer::run, "webhook-inbox");
    writing.start();
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("osgi.http.whiteboard.servlet.pattern", "/hooks/*");
    properties.put("osgi.http.whiteboard.servlet.name", "webhooks");
    properties.put("osgi.http.whiteboard.servlet.asyncSupported", Boolean.TRUE);
    servlet =
        context.registerService(
            Servlet.class, new HookServlet(door, current::correlationId), properties);
  }

  /** Nothing more is let in; what waits is refused, and the vendor delivers it again. */
  @Deactivate
  void stop() throws InterruptedException {
    servlet.unregister();
    writing.interrupt();
    writing.join(5_000);
  }
}
