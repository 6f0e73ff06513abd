package org.wellbundle.sdk.testkit.withings.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.data.Trace;
import org.wellbundle.sdk.testkit.withings.people.Model;

/** {@code /v2/heart}: electrocardiograms and their signals. */
public final class HeartApi {
  private final Conduct conduct;

  public HeartApi(Conduct conduct) {
    this.conduct = conduct;
  }

  public ObjectNode list(Session session, Params params) {
    return list(conduct, session, params, trace -> true, HeartApi::node);
  }

  /** One page of those traces of a span of time that count. */
  static ObjectNode list(
      Conduct conduct,
      Session session,
      Params params,
      Predicate<Trace> counts,
      Function<Trace, ObjectNode> node) {
    long now = conduct.now();
    long from = params.number("startdate").orElse(0);
    long to = params.number("enddate").orElse(now);
    List<Trace> traces = session.timeline().traces(from, to, now).stream().filter(counts).toList();
    Page<Trace> page = Page.of(traces, params, conduct.pageSize(Conduct.PAGE));
    ObjectNode body = Json.object();
    ArrayNode series = body.putArray("series");
    page.rows().forEach(trace -> series.add(node.apply(trace)));
    body.put("more", page.more()).put("offset", page.more() ? page.next() : 0);
    return Envelope.ok(body);
  }

  /** The trace of that id, or a refusal. */
  static ObjectNode get(
      Conduct conduct,
      Session session,
      Params params,
      ToLongFunction<Trace> id,
      Function<Trace, ObjectNode> signal) {
    long wanted = params.number("signalid").orElse(-1);
    long now = conduct.now();
    return session.timeline().traces(0, now, now).stream()
        .filter(trace -> id.applyAsLong(trace) == wanted)
        .findFirst()
        .map(signal)
        .orElseGet(() -> Envelope.invalid("invalid signalid"));
  }

  private static ObjectNode node(Trace trace) {
    ObjectNode node = Json.object();
    node.put("deviceid", trace.device().hash());
    node.put("model", trace.device().model().id());
    node.putObject("ecg").put("signalid", trace.signalid()).put("afib", trace.afib());
    if (trace.systolic() > 0) {
      node.putObject("bloodpressure")
          .put("diastole", trace.diastolic())
          .put("systole", trace.systolic());
    }
    if (trace.heard()) {
      node.putObject("stetho").put("signalid", trace.soundid()).put("vhd", StethoApi.HEALTHY);
    }
    node.put("heart_rate", trace.pulse());
    node.put("timestamp", trace.taken()).put("modified", trace.modified());
    return node;
  }

  public ObjectNode get(Session session, Params params) {
    return get(conduct, session, params, Trace::signalid, HeartApi::signal);
  }

  private static ObjectNode signal(Trace trace) {
    ObjectNode body = Json.object();
    ArrayNode signal = body.putArray("signal");
    for (int microvolts : trace.signal()) {
      signal.add(microvolts);
    }
    body.put("sampling_frequency", trace.frequency());
    body.put("wearposition", trace.device().model() == Model.BPM_CORE ? 2 : 1);
    body.put("model", trace.device().model().id());
    body.put("heart_rate", trace.pulse());
    return Envelope.ok(body);
  }
}
