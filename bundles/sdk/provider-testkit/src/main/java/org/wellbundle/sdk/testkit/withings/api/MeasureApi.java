package org.wellbundle.sdk.testkit.withings.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.data.Measure;
import org.wellbundle.sdk.testkit.withings.data.MeasureGroup;
import org.wellbundle.sdk.testkit.withings.people.Device;
import org.wellbundle.sdk.testkit.withings.people.Person;

/** {@code /measure}: groups of measures. */
public final class MeasureApi {
  private final Conduct conduct;

  public MeasureApi(Conduct conduct) {
    this.conduct = conduct;
  }

  public ObjectNode getMeas(Session session, Params params) {
    long now = conduct.now();
    List<MeasureGroup> groups = select(session, params, now);
    Page<MeasureGroup> page = Page.of(groups, params, conduct.pageSize(Conduct.PAGE));
    ObjectNode body = Json.object();
    body.put("updatetime", now);
    body.put("timezone", zoneOf(session.person(), now));
    ArrayNode list = body.putArray("measuregrps");
    page.rows().forEach(group -> list.add(node(group)));
    // Recorded: both are simply missing on the last page, and more is a number.
    if (page.more()) {
      body.put("more", 1).put("offset", page.next());
    }
    return Envelope.ok(body);
  }

  private List<MeasureGroup> select(Session session, Params params, long now) {
    List<MeasureGroup> groups;
    if (params.has("lastupdate")) {
      groups = session.timeline().groupsModifiedAfter(params.number("lastupdate").orElse(0), now);
    } else if (params.has("startdate") || params.has("enddate")) {
      long from = params.number("startdate").orElse(0);
      long to = params.number("enddate").orElse(now);
      groups = session.timeline().groupsMeasured(from, to, now);
    } else {
      groups = session.timeline().allGroups(now);
    }
    long category = params.number("category").orElse(0);
    Set<Integer> types = types(params);
    List<MeasureGroup> wanted = new ArrayList<>();
    for (MeasureGroup group : groups) {
      if (category == 0 || group.category() == category) {
        MeasureGroup shown = only(types, odd(group));
        if (!shown.measures().isEmpty()) {
          wanted.add(shown);
          if (group.twice() || conduct.has(Quirk.DUPLICATE_GROUPS)) {
            wanted.add(shown.withAttrib(8));
          }
        }
      }
    }
    return wanted;
  }

  private MeasureGroup odd(MeasureGroup group) {
    MeasureGroup odd = group;
    if (conduct.has(Quirk.UNKNOWN_MEASTYPE)) {
      List<Measure> more = new ArrayList<>(group.measures());
      more.add(Measure.plain(9_999, 4_242, -2));
      odd = odd.withMeasures(more);
    }
    return conduct.has(Quirk.UNKNOWN_ATTRIB) ? odd.withAttrib(42) : odd;
  }

  private static Set<Integer> types(Params params) {
    return Stream.concat(params.csv("meastype").stream(), params.csv("meastypes").stream())
        .filter(t -> t.matches("\\d{1,6}"))
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  private static MeasureGroup only(Set<Integer> types, MeasureGroup group) {
    return types.isEmpty()
        ? group
        : group.withMeasures(
            group.measures().stream().filter(m -> types.contains(m.type())).toList());
  }

  private static String zoneOf(Person person, long now) {
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochSecond(now), person.home());
    return person.zoneOn(today).getId();
  }

  private static ObjectNode node(MeasureGroup group) {
    ObjectNode node = Json.object();
    node.put("grpid", group.grpid());
    node.put("attrib", group.attrib());
    node.put("date", group.date());
    node.put("created", group.created());
    node.put("modified", group.modified());
    node.put("category", group.category());
    Device device = group.device();
    node.put("deviceid", device == null ? null : device.hash());
    node.put("hash_deviceid", device == null ? null : device.hash());
    ArrayNode measures = node.putArray("measures");
    group.measures().forEach(m -> measures.add(node(m)));
    if (device == null) {
      node.putNull("modelid").putNull("model");
    } else {
      node.put("modelid", device.model().id()).put("model", device.model().title());
    }
    node.putNull("comment");
    return node;
  }

  private static ObjectNode node(Measure measure) {
    ObjectNode node = Json.object();
    node.put("value", measure.value());
    node.put("type", measure.type());
    node.put("unit", measure.unit());
    if (measure.algo() != null) {
      node.put("algo", measure.algo()).put("fm", measure.fm());
      // Recorded with the algorithm that judges heart rhythm.
      if (measure.algo() == 16_909_313) {
        node.putObject("algo_params").put("1", 1);
      }
    }
    if (measure.position() != null) {
      node.put("position", measure.position());
    }
    return node;
  }
}
