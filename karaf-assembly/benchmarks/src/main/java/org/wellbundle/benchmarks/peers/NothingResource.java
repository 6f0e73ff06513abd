package org.wellbundle.benchmarks.peers;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Answers 204. */
@Path("nothing")
public final class NothingResource {
  @GET
  public Response nothing() {
    return Response.noContent().build();
  }
}
