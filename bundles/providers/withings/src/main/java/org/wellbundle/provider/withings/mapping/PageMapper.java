package org.wellbundle.provider.withings.mapping;

import java.util.Set;
import org.wellbundle.api.measurement.Metric;

/** Maps the body of one kind of answer. */
public interface PageMapper {
  /** Every metric it may emit. */
  Set<Metric> metrics();

  /** The {@code data_fields} to ask for; empty where the call has no such parameter. */
  String dataFields();

  /** Maps everything on the page; what can't be mapped is counted there. */
  void map(PageMapping page);
}
