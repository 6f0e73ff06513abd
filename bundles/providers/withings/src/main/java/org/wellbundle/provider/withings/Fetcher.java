package org.wellbundle.provider.withings;

import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.ProviderContext;

/** Fetches one data type, a page at a time. */
interface Fetcher {
  DataType dataType();

  FetchOutcome fetch(FetchRequest request, ProviderContext context);
}
