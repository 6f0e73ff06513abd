package org.wellbundle.provider.withings;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.provider.withings.mapping.PageMapper;
import org.wellbundle.provider.withings.mapping.PageMapping;

/**
 * One call for data and the mapper of its answer.
 *
 * @param parameters sent with every call beside the action and the mapper's fields
 */
record DataCall(
    URI address, String action, Map<String, String> parameters, PageMapper mapper, String scope) {

  /** Calls, maps, and hands the mapped page on; or answers why there is none. */
  FetchOutcome page(
      FetchRequest request,
      ProviderContext context,
      Map<String, String> range,
      Function<PageMapping, FetchOutcome> onPage) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("action", action);
    form.putAll(parameters);
    if (!mapper.dataFields().isEmpty()) {
      form.put("data_fields", mapper.dataFields());
    }
    form.putAll(range);
    Reply reply = WithingsApi.asMember(context, address, form, scope);
    if (reply instanceof Reply.Refusal refusal) {
      return refusal.failure();
    }
    PageMapping page =
        new PageMapping(((Reply.Body) reply).json(), request.accountZone(), context::parse);
    mapper.map(page);
    return onPage.apply(page);
  }
}
