package org.wellbundle.sdk.tck.sample;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.Map;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderClient;
import org.wellbundle.api.provider.ProviderContext;

/** Wrong in how they fetch. */
final class FetchMutants extends Mutants {
  @Override
  void fill() {
    fetching();
  }

  private void fetching() {
    add(
        "fetch.answers",
        "a cursor that never ends",
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome page(Json json, FetchRequest request) {
                Page page = (Page) super.page(json, request);
                return new Page(page.batch(), "1", page.changedSince(), false);
              }
            });
    add(
        "fetch.answers",
        "a data type that brings nothing",
        () ->
            new SampleProvider() {
              @Override
              void map(Json item, FetchRequest request, BatchBuilder batch) {
                if (!request.dataType().equals("workouts")) {
                  super.map(item, request, batch);
                }
              }
            });
    descriptor(
        "fetch.declared",
        "emits what isn't declared",
        p ->
            p.with(
                d ->
                    d.types =
                        d.types.stream()
                            .map(
                                t ->
                                    t.id().equals("body")
                                        ? SampleDescriptor.type("body", 365, false, Metric.WEIGHT)
                                        : t)
                            .toList()));
    descriptor(
        "fetch.declared",
        "declares what it never emits",
        p ->
            p.with(
                d ->
                    d.types =
                        d.types.stream()
                            .map(
                                t ->
                                    t.id().equals("nights")
                                        ? SampleDescriptor.type("nights", 365, false, Metric.SPO2)
                                        : t)
                            .toList()));
    add(
        "fetch.empty",
        "takes an empty list for a failure",
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome page(Json json, FetchRequest request) {
                return json.get("items").items().isEmpty()
                    ? new TryAgain("sample.empty")
                    : super.page(json, request);
              }
            });
    add(
        "fetch.idempotent",
        "numbers records as they come",
        () ->
            new SampleProvider() {
              private int count;

              @Override
              void map(Json item, FetchRequest request, BatchBuilder batch) {
                count++;
                batch.add(
                    new Sample(
                        new RecordKey("s" + count, 0),
                        Metric.WEIGHT,
                        0,
                        Moment.at(SampleCloud.NOW, ZoneOffset.UTC, OffsetSource.RECORD),
                        70,
                        Origin.sensed(null, null)));
              }
            });
    add(
        "fetch.stateless",
        "remembers which page comes next",
        () ->
            new SampleProvider() {
              private boolean second;

              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                boolean now = second && request.cursor() != null;
                second = request.cursor() == null;
                return now || request.cursor() == null
                    ? super.ask(address, request, context)
                    : new Broken("sample.lost");
              }
            });
    add(
        "fetch.stateless",
        "keeps one person's answer for the next",
        () ->
            new SampleProvider() {
              private final Map<URI, FetchOutcome> cache =
                  new java.util.concurrent.ConcurrentHashMap<>();

              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                return cache.computeIfAbsent(address, a -> super.ask(a, request, context));
              }
            });
    add(
        "fetch.concurrent",
        "serves only the thread that made it",
        () ->
            new SampleProvider() {
              private final Thread home = Thread.currentThread();

              @Override
              FetchOutcome page(Json json, FetchRequest request) {
                return Thread.currentThread().equals(home)
                    ? super.page(json, request)
                    : new Page(Batch.empty(), null, null, false);
              }
            });
    descriptor(
        "fetch.ranges",
        "changes declared and not served",
        p ->
            p.with(
                d ->
                    d.types =
                        d.types.stream()
                            .map(
                                t ->
                                    t.id().equals("workouts")
                                        ? SampleDescriptor.type(
                                            "workouts", 365, true, Metric.ACTIVE_ENERGY)
                                        : t)
                            .toList()));
    descriptor(
        "fetch.ranges",
        "changes served and not declared",
        p ->
            p.with(
                d ->
                    d.types =
                        d.types.stream()
                            .map(
                                t ->
                                    t.id().equals("days")
                                        ? SampleDescriptor.type(
                                            "days", 365, false, Metric.STEPS, Metric.DISTANCE)
                                        : t)
                            .toList()));
    add(
        "fetch.cursors",
        "takes anything for a cursor",
        () ->
            new SampleProvider() {
              @Override
              public FetchOutcome fetch(FetchRequest r, ProviderContext context) {
                String cursor = r.cursor() == null || r.cursor().equals("2") ? r.cursor() : "1";
                return super.fetch(
                    new FetchRequest(
                        r.dataType(), r.vendorUserId(), r.range(), cursor, r.accountZone()),
                    context);
              }
            });
    add(
        "fetch.unknown-type",
        "throws for an unknown type",
        () ->
            new SampleProvider() {
              @Override
              public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
                if (request.dataType().equals("tides")) {
                  throw new IllegalArgumentException("no such type");
                }
                return super.fetch(request, context);
              }
            });
    add(
        "fetch.fenced",
        "calls a host it didn't declare",
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                return super.ask(
                    URI.create(address.toString().replace("api.", "cdn.")), request, context);
              }
            });
    add(
        "fetch.fenced",
        "keeps a client for later",
        () ->
            new SampleProvider() {
              private ProviderClient kept;

              @Override
              FetchOutcome ask(URI address, FetchRequest request, ProviderContext context) {
                kept = kept == null ? context.client() : kept;
                kept.get(address, Map.of());
                return super.ask(address, request, context);
              }
            });
  }
}
