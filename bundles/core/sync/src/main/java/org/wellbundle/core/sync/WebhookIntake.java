package org.wellbundle.core.sync;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.core.linking.HookTokens;
import org.wellbundle.core.providers.ProviderGateway;
import org.wellbundle.core.sync.inbox.HookDoor;
import org.wellbundle.core.sync.inbox.HookOwners.HookOwner;
import org.wellbundle.core.sync.inbox.HookServlet;
import org.wellbundle.core.sync.inbox.InboxWriter;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.secrets.Vault;

/** Opens {@code /hooks/*} while everything is there that storing a webhook takes. */
@Component(
    immediate = true,
    service = {},
    configurationPid = "org.wellbundle.core.sync")
public final class WebhookIntake {
  private final ServiceRegistration<Servlet> registration;
  private final Thread writerThread;

  @Activate
  public WebhookIntake(
      BundleContext context,
      @Reference HookTokens tokens,
      @Reference ProviderGateway gateway,
      @Reference Vault vault,
      @Reference Transactions transactions,
      @Reference CurrentRequest request,
      @Reference SyncBell bell,
      @Reference(target = SyncSchema.READY) SchemaReady schema,
      SyncConfig config) {
    InboxWriter writer =
        new InboxWriter(transactions, Math.max(1, config.intakeQueue()), bell::ringEverywhere);
    HookDoor door =
        new HookDoor(
            (provider, token) ->
                gateway.isRegistrationToken(provider, token)
                    ? Optional.of(new HookOwner(null, null))
                    : tokens
                        .find(provider, token)
                        .map(owner -> new HookOwner(owner.tenant(), owner.link())),
            gateway,
            vault,
            writer,
            Clock.systemUTC());
    this.writerThread = new Thread(writer::run, "inbox-writer");
    writerThread.start();
    this.registration =
        context.registerService(
            Servlet.class, new HookServlet(door, request::correlationId), properties());
  }

  private static Dictionary<String, Object> properties() {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("osgi.http.whiteboard.servlet.pattern", "/hooks/*");
    properties.put("osgi.http.whiteboard.servlet.name", "hooks");
    properties.put("osgi.http.whiteboard.servlet.asyncSupported", Boolean.TRUE);
    return properties;
  }

  /** Closes the door first; what is inside gets its answer. */
  @Deactivate
  void close() throws InterruptedException {
    registration.unregister();
    writerThread.interrupt();
    writerThread.join(3_000);
  }
}
