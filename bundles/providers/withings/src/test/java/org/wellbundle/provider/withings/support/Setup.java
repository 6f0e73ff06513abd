package org.wellbundle.provider.withings.support;

import java.time.Instant;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Range;

/** Requests for tests. */
public final class Setup {
  public static final String USER = "363";
  public static final Range.Window WEEK =
      new Range.Window(
          Instant.parse("2025-12-28T00:00:00Z"), Instant.parse("2026-01-04T00:00:00Z"));

  private Setup() {}

  public static FetchRequest request(String dataType, Range range) {
    return request(dataType, range, null);
  }

  public static FetchRequest request(String dataType, Range range, String cursor) {
    return new FetchRequest(dataType, USER, range, cursor, Fixtures.ACCOUNT_ZONE);
  }

  /** An answer with a status other than 0. */
  public static String refusal(int status) {
    return "{\"status\":" + status + ",\"body\":{},\"error\":\"no\"}";
  }

  public static String ok(String body) {
    return "{\"status\":0,\"body\":" + body.replace('\'', '"') + "}";
  }
}
