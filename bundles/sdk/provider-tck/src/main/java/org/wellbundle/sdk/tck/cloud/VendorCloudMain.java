package org.wellbundle.sdk.tck.cloud;

import java.io.IOException;
import java.time.Clock;
import java.util.ServiceLoader;
import org.wellbundle.sdk.tck.VendorCloud;

/** Serves a project's {@link VendorCloud} on this machine until it is stopped. */
public final class VendorCloudMain {
  private static final int PORT = 8290;

  private VendorCloudMain() {}

  /** Takes a port as its only argument. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = arguments.length == 0 ? PORT : Integer.parseInt(arguments[0]);
    VendorCloud vendor =
        ServiceLoader.load(VendorCloud.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "There is no VendorCloud: name yours in"
                            + " META-INF/services/org.wellbundle.sdk.tck.VendorCloud."));
    try (CloudServer server = CloudServer.start(vendor, port, Clock.systemUTC())) {
      System.out.println(
          "The cloud of "
              + vendor.getClass().getSimpleName()
              + " is at http://localhost:"
              + server.port()
              + ", its authorize page at /authorize, its token call at /token.");
      System.out.println(
          "Trouble on demand: POST /trouble?status=503&times=3, or status=429&retryAfter=30."
              + " Stop with Ctrl-C.");
      Thread.currentThread().join();
    }
  }
}
