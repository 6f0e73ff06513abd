package org.wellbundle.provider.withings.support;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderClient;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Request;
import org.wellbundle.sdk.tck.platform.KitJson;

/** A cloud that gives prepared answers in order and remembers what it was asked. */
public class FakeWithings implements ProviderContext, ProviderClient {
  public static final Instant NOW = Instant.parse("2026-01-04T12:00:00Z");

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Call> calls = new ArrayList<>();

  public FakeWithings answering(String... bodies) {
    for (String body : bodies) {
      answers.add(new Answer(200, Map.of(), body));
    }
    return this;
  }

  public FakeWithings answeringHttp(int status, String body) {
    answers.add(new Answer(status, Map.of(), body));
    return this;
  }

  public List<Call> calls() {
    return calls;
  }

  /** The only call made. */
  public Call call() {
    if (calls.size() != 1) {
      throw new AssertionError("expected one call, there were " + calls);
    }
    return calls.get(0);
  }

  @Override
  public Answer postForm(URI address, Map<String, String> form) {
    return answer(new Call(address, form, true));
  }

  @Override
  public Answer postFormAsApp(URI address, Map<String, String> form) {
    return answer(new Call(address, form, false));
  }

  @Override
  public Answer get(URI address, Map<String, String> headers) {
    throw new AssertionError("Withings is asked by POST");
  }

  @Override
  public Answer send(Request request) {
    throw new AssertionError("Withings is asked by forms");
  }

  @Override
  public ProviderClient client() {
    return this;
  }

  @Override
  public Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Override
  public Json parse(String text) {
    return KitJson.parse(text);
  }

  private Answer answer(Call call) {
    calls.add(call);
    if (answers.isEmpty()) {
      throw new AssertionError("nothing prepared for " + call);
    }
    return answers.remove();
  }

  /** What was asked; {@code asMember} when the member's token went along. */
  public record Call(URI address, Map<String, String> form, boolean asMember) {}
}
