package org.wellbundle.platform.http.internal.idempotency;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Idempotent;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.idempotency.KeptAnswers.Answer;
import org.wellbundle.platform.http.internal.idempotency.KeptAnswers.Call;
import org.wellbundle.platform.http.internal.idempotency.KeptAnswers.Verdict;

/**
 * Gives the first answer again to whoever repeats a call with the same {@code Idempotency-Key}. The
 * answer is stored in a transaction after the call's own: a node that dies between the two leaves a
 * key that is free again after {@link KeptAnswers#LEASE}.
 */
@Priority(IdempotencyFilter.AFTER_ACCESS)
public final class IdempotencyFilter
    implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {
  static final int AFTER_ACCESS = 6000;

  /** On answers that are given again. */
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
  private static final String KEY = "Idempotency-Key";
  private static final String CALL = "org.wellbundle.platform.http.idempotent";
  private static final String STATUS = CALL + ".status";
  private static final String LOCATION = CALL + ".location";
  private static final int LONGEST_KEY = 200;
  private static final int LARGEST_ANSWER = 256 * 1024;

  private final Idempotency idempotency;
  private final CurrentRequest current;

  /** Set by JAX-RS, a proxy for the request at hand. */
  @Context private @Nullable ResourceInfo resource;

  public IdempotencyFilter(Idempotency idempotency, CurrentRequest current) {
    this.idempotency = idempotency;
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(KEY);
    Method method = resource == null ? null : resource.getResourceMethod();
    if (key == null || method == null || !method.isAnnotationPresent(Idempotent.class)) {
      return;
    }
    Call call = call(request, key);
    Verdict verdict = idempotency.answers().begin(call);
    if (verdict instanceof Verdict.Again again) {
      request.abortWith(response(again.answer()));
    } else if (verdict instanceof Verdict.InFlight) {
      throw new Problem(
          409,
          "idempotency.in-flight",
          "The same call is under way. Ask again in a moment.",
          Map.of("retryAfter", 1));
    } else if (verdict instanceof Verdict.Reused) {
      throw new Problem(
          422,
          "idempotency.key-reused",
          "This Idempotency-Key was used for another call. Take a new key for a new call.");
    } else {
      request.setProperty(CALL, call);
    }
  }

  /** Answers without a body; the others are kept when they are written. */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(CALL) instanceof Call call)) {
      return;
    }
    int status = response.getStatus();
    if (isPassing(status)) {
      request.removeProperty(CALL);
      quietly(() -> idempotency.answers().forget(call));
    } else if (response.hasEntity()) {
      request.setProperty(STATUS, status);
      request.setProperty(LOCATION, response.getHeaderString("Location"));
    } else {
      request.removeProperty(CALL);
      String location = response.getHeaderString("Location");
      quietly(() -> idempotency.answers().keep(call, new Answer(status, null, location, null)));
    }
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (!(context.getProperty(CALL) instanceof Call call)
        || !(context.getProperty(STATUS) instanceof Integer status)) {
      context.proceed();
      return;
    }
    context.removeProperty(CALL);
    OutputStream out = context.getOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
    context.setOutputStream(body);
    context.proceed();
    String type = context.getMediaType() == null ? null : context.getMediaType().toString();
    String location = context.getProperty(LOCATION) instanceof String text ? text : null;
    if (body.size() <= LARGEST_ANSWER) {
      Answer answer = new Answer(status, type, location, body.toByteArray());
      quietly(() -> idempotency.answers().keep(call, answer));
    } else {
      LOG.warn("an answer of {} bytes is too large to be kept", body.size());
    }
    body.writeTo(out);
  }

  private Call call(ContainerRequestContext request, String key) throws IOException {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new Problem(
          400,
          "idempotency.key-invalid",
          "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
    }
    Principal who = current.principal();
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    String what =
        request.getMethod()
            + " "
            + request.getUriInfo().getRequestUri().getRawPath()
            + "?"
            + request.getUriInfo().getRequestUri().getRawQuery()
            + "\n";
    return new Call(
        who.tenant(),
        who.account(),
        sha256(key.getBytes(StandardCharsets.UTF_8)),
        sha256(what.getBytes(StandardCharsets.UTF_8), body),
        UUID.randomUUID());
  }

  /** Refusals that may well be none next time, and failures: nothing has happened. */
  private static boolean isPassing(int status) {
    return status >= 500
        || status == 401
        || status == 403
        || status == 408
        || status == 423
        || status == 429;
  }

  private static Response response(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
    if (answer.location() != null) {
      response.header("Location", answer.location());
    }
    if (answer.body() != null) {
      response.entity(answer.body()).type(answer.contentType());
    }
    return response.build();
  }

  /** What was asked for has happened; the caller gets the answer though it can't be kept. */
  private static void quietly(Runnable bookkeeping) {
    try {
      bookkeeping.run();
    } catch (RuntimeException e) {
      LOG.warn("an answer can't be kept for its Idempotency-Key: {}", e.getMessage());
    }
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
