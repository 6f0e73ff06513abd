package org.wellbundle.provider.withings;

import java.util.Map;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.ProviderContext;

/** What there is now, whatever the range asked for: devices, goals. */
record CurrentFetcher(DataType dataType, DataCall call) implements Fetcher {

  @Override
  public FetchOutcome fetch(FetchRequest request, ProviderContext context) {
    return call.page(
        request,
        context,
        Map.of(),
        page -> new Page(page.batch().build(), null, null, page.whole()));
  }
}
