package org.wellbundle.provider.garmin;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.Promised;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.Range;

/** What a ping points to, and history, which is asked for here and comes by notifications. */
final class Data {
  private final GarminSettings settings;

  Data(GarminSettings settings) {
    this.settings = settings;
  }

  FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    Optional<SummaryType> type = SummaryType.of(request.dataType()).filter(SummaryType::isDataType);
    if (type.isEmpty()) {
      return new Broken("garmin.data-type");
    }
    if (request.range() instanceof Range.Reference reference) {
      return pull(type.get(), reference.address(), context);
    }
    return request.range() instanceof Range.Window window
        ? history(type.get(), window, context)
        : new Broken("garmin.range");
  }

  /** A bare list of summaries. The token in the address is good for a short time only. */
  private FetchOutcome pull(SummaryType type, String address, ProviderContext context) {
    if (!address.startsWith(settings.apiBaseUrl() + "/")) {
      return new Broken("garmin.callback-elsewhere");
    }
    Answer answer = context.client().get(URI.create(address), Map.of());
    if (answer.status() != 200) {
      return Failures.of(answer, type.permission(), context.clock().instant());
    }
    Json list = context.parse(answer.body());
    return list.isArray()
        ? new Page(type.mapper().map(list.items()), null, null, false)
        : new TryAgain("garmin.no-list");
  }

  /** The same window can be asked for once; asked again, it is on its way already. */
  private FetchOutcome history(SummaryType type, Range.Window window, ProviderContext context) {
    URI address =
        settings.api(
            "/backfill/"
                + type.history()
                + "?summaryStartTimeInSeconds="
                + window.from().getEpochSecond()
                + "&summaryEndTimeInSeconds="
                + window.to().getEpochSecond());
    Answer answer = context.client().get(address, Map.of());
    if (answer.status() / 100 == 2 || answer.status() == Failures.CONFLICT) {
      return new Promised(settings.historyTakes());
    }
    if (Assumptions.notSwitchedOn(answer)) {
      return new Broken("garmin.not-switched-on");
    }
    boolean outOfReach = answer.status() == Failures.BAD_REQUEST || Assumptions.outOfReach(answer);
    boolean notPermitted =
        answer.status() == Failures.FORBIDDEN || answer.status() == Failures.NOT_PERMITTED;
    return outOfReach || notPermitted
        ? new Page(Batch.empty(), null, null, false) // no history then; what is new comes
        : Failures.of(answer, type.permission(), context.clock().instant());
  }
}
