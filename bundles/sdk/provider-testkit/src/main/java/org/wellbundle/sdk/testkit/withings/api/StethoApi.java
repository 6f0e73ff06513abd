package org.wellbundle.sdk.testkit.withings.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.data.Trace;

/** {@code /v2/stetho}: what the cuff's stethoscope heard. No recording of an answer is known. */
public final class StethoApi {
  /** No sign of a disease of the heart's valves. */
  static final int HEALTHY = 0;

  private static final int BYTES_PER_SAMPLE = 2;

  private final Conduct conduct;

  public StethoApi(Conduct conduct) {
    this.conduct = conduct;
  }

  public ObjectNode list(Session session, Params params) {
    return HeartApi.list(conduct, session, params, Trace::heard, StethoApi::node);
  }

  private static ObjectNode node(Trace trace) {
    return Json.object()
        .put("deviceid", trace.device().hash())
        .put("model", trace.device().model().id())
        .put("signalid", trace.soundid())
        .put("vhd", HEALTHY)
        .put("timestamp", trace.taken())
        .put("modified", trace.modified());
  }

  public ObjectNode get(Session session, Params params) {
    return HeartApi.get(
        conduct, session, params, t -> t.heard() ? t.soundid() : 0, StethoApi::signal);
  }

  private static ObjectNode signal(Trace trace) {
    ObjectNode body = Json.object();
    ArrayNode signal = body.putArray("signal");
    for (int sample : trace.sound()) {
      signal.add(sample);
    }
    body.put("frequency", Trace.SOUND_FREQUENCY);
    body.put("duration", Trace.SOUND_SECONDS * 1_000);
    body.put("format", 0);
    body.put("size", BYTES_PER_SAMPLE);
    body.put("resolution", 8 * BYTES_PER_SAMPLE);
    body.put("channel", 1);
    body.put("model", trace.device().model().id());
    return Envelope.ok(body);
  }
}
