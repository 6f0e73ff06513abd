package org.wellbundle.sdk.tck.rules;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.ProviderCallException;
import org.wellbundle.api.provider.ProviderClient.Answer;
import org.wellbundle.api.provider.Range;
import org.wellbundle.api.provider.WearableProvider;
import org.wellbundle.sdk.tck.Call;
import org.wellbundle.sdk.tck.Subject;
import org.wellbundle.sdk.tck.VendorCloud;
import org.wellbundle.sdk.tck.platform.KitPlatform;

/** A provider, a made-up cloud, and calls between them as the platform makes them. */
final class Visit {
  /** More pages than any week has. */
  static final int MOST_PAGES = 200;

  private static final Duration WEEK = Duration.ofDays(7);

  private final WearableProvider provider;
  private final VendorCloud vendor;
  private final Function<Call, Answer> answers;
  private final ZoneId zone;
  private final List<Call> calls = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private final List<KitPlatform> handedOut = new ArrayList<>();

  private Visit(
      WearableProvider provider, VendorCloud vendor, Function<Call, Answer> answers, ZoneId zone) {
    this.provider = provider;
    this.vendor = vendor;
    this.answers = answers;
    this.zone = zone;
  }

  static VendorCloud vendor(Subject subject) {
    return Objects.requireNonNull(subject.cloud(), "the second level needs a VendorCloud");
  }

  /** A new provider and the vendor's ordinary answers. */
  static Visit to(Subject subject) {
    VendorCloud vendor = vendor(subject);
    return new Visit(subject.providers().get(), vendor, vendor::answer, vendor.accountZone());
  }

  /** The same provider and other answers. */
  Visit answering(Function<Call, Answer> others) {
    return new Visit(provider, vendor, others, zone);
  }

  Visit in(ZoneId otherZone) {
    return new Visit(provider, vendor, answers, otherZone);
  }

  WearableProvider provider() {
    return provider;
  }

  List<DataType> dataTypes() {
    return provider.descriptor().dataTypes();
  }

  List<Call> calls() {
    return calls;
  }

  /** Also what was noted after the calls were over. */
  List<String> breaches() {
    List<String> all = new ArrayList<>(breaches);
    handedOut.forEach(platform -> all.addAll(platform.breaches()));
    return all;
  }

  /** What is asked for: the last week, or less where the vendor wants it so. */
  Range range(DataType type) {
    if (type.delivery() == DataType.Delivery.ANNOUNCED) {
      return new Range.Reference(
          vendor
              .reference(type.id())
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "VendorCloud.reference says nothing of " + type.id())));
    }
    if (type.historyDays() == 0) {
      return new Range.Current();
    }
    Duration window = type.window();
    Duration span = window == null || window.compareTo(WEEK) > 0 ? WEEK : window;
    return new Range.Window(vendor.now().minus(span), vendor.now());
  }

  FetchOutcome fetch(DataType type) {
    return fetch(type.id(), range(type), null);
  }

  /** One page, or why there is none, as the platform would see it. */
  FetchOutcome fetch(String dataType, Range range, @Nullable String cursor) {
    return call(
        platform ->
            provider.fetch(
                new FetchRequest(dataType, vendor.vendorUserId(), range, cursor, zone), platform),
        failure -> failure);
  }

  /** All pages of a range; ends with the first that isn't one, or when there are too many. */
  List<Page> pages(DataType type, Range range) {
    List<Page> pages = new ArrayList<>();
    String cursor = null;
    do {
      if (!(fetch(type.id(), range, cursor) instanceof Page page)) {
        break;
      }
      pages.add(page);
      cursor = page.nextCursor();
    } while (cursor != null && pages.size() < MOST_PAGES);
    return pages;
  }

  List<Page> pages(DataType type) {
    return pages(type, range(type));
  }

  /** Everything there is in a week. */
  List<Page> everything() {
    List<Page> all = new ArrayList<>();
    dataTypes().forEach(type -> all.addAll(pages(type)));
    return all;
  }

  /** Makes any call of the SPI; an exception the platform's client threw becomes its outcome. */
  <T> T call(Function<KitPlatform, T> work, Function<FetchOutcome.Failure, T> onFailure) {
    KitPlatform platform = new KitPlatform(answers, provider.descriptor().hosts(), vendor.now());
    handedOut.add(platform);
    try (platform) {
      return work.apply(platform);
    } catch (ProviderCallException e) {
      return onFailure.apply(e.failure());
    } finally {
      calls.addAll(platform.calls());
    }
  }
}
