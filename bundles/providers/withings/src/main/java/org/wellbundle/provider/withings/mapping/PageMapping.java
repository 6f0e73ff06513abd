package org.wellbundle.provider.withings.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderCallException;

/**
 * One answer while it is mapped: its body, where the records go, which time zone counts, and
 * whether everything on it could be read.
 */
public final class PageMapping {
  /** For records without a modification time: of equal versions the last delivery counts. */
  static final long UNVERSIONED = 0;

  private final Json body;
  private final ZoneId accountZone;
  private final Function<String, Json> parser;
  private final BatchBuilder batch = Batch.builder();
  private boolean whole = true;
  private long newestModified;

  /**
   * @param body the {@code body} of the envelope
   * @param accountZone the member's zone here, for records that name none
   * @param parser for JSON within strings; throws {@link ProviderCallException} when it isn't
   */
  public PageMapping(Json body, ZoneId accountZone, Function<String, Json> parser) {
    this.body = body;
    this.accountZone = accountZone;
    this.parser = parser;
  }

  public Json body() {
    return body;
  }

  public BatchBuilder batch() {
    return batch;
  }

  /** False when a list was missing or an element unreadable: then absence proves no deletion. */
  public boolean whole() {
    return whole;
  }

  /** The newest modification time seen, in epoch seconds; 0 when there was none. */
  public long newestModified() {
    return newestModified;
  }

  /**
   * Elements of a list of the body. An empty list is sometimes written {@code {}}, and a list with
   * gaps becomes an object with numbers for names.
   */
  public List<Json> list(String name) {
    Json list = body.get(name);
    if (list.isArray()) {
      return list.items();
    }
    whole &= list.isObject();
    return List.copyOf(list.fields().values());
  }

  /** A structure, whether it was written as such or as a string holding JSON. */
  Optional<Json> structure(Json value) {
    if (!value.isText()) {
      return Optional.of(value);
    }
    try {
      return value.text().map(parser);
    } catch (ProviderCallException e) {
      return Optional.empty();
    }
  }

  /** Version of a record: when the vendor changed it last. */
  public long version(Json vendorRecord) {
    long version =
        vendorRecord
            .get("modified")
            .wholeNumber()
            .orElse(vendorRecord.get("created").wholeNumber().orElse(0));
    newestModified = Math.max(newestModified, version);
    return version;
  }

  /** The zone a record was taken in, as far as anybody says. */
  public Place placeOf(Json vendorRecord) {
    Optional<Place> own = zone(vendorRecord.get("timezone"), OffsetSource.RECORD);
    return own.or(() -> zone(body.get("timezone"), OffsetSource.RESPONSE))
        .orElseGet(() -> new Place(accountZone, OffsetSource.ACCOUNT));
  }

  /** Counts an element that can't be mapped at all. */
  public void malformed(String kind) {
    whole = false;
    batch.unmapped("malformed", kind);
  }

  /** Counts a code that has no canonical place. */
  public void unmapped(String kind, Json code) {
    batch.unmapped(kind, Codes.of(code));
  }

  private Optional<Place> zone(Json name, OffsetSource source) {
    Optional<String> text = name.isText() ? name.text() : Optional.empty();
    try {
      return text.map(ZoneId::of).map(zone -> new Place(zone, source));
    } catch (DateTimeException e) {
      unmapped("timezone", name);
      return Optional.empty();
    }
  }
}
