package org.wellbundle.core.measurements.internal.http;

import java.time.Clock;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.core.measurements.internal.JdbcMeasurementStore;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.CurrentRequest;

/** Publishes the calls about measurements. */
@Component
public final class MeasurementsRest implements RestResources {
  private final Set<Object> resources;

  @Activate
  public MeasurementsRest(
      @Reference Transactions transactions,
      @Reference CurrentRequest request,
      @Reference JdbcMeasurementStore store,
      @Reference(target = "(schema=measurements)") SchemaReady schema) {
    Data data = new Data(transactions, request);
    Clock clock = Clock.systemUTC();
    resources =
        Set.of(
            new MetricsResource(request),
            new MeasurementsResource(
                data, new ManualEntry(transactions, request, store, clock), clock),
            new SleepResource(data, clock),
            new WorkoutsResource(data, clock),
            new GoalsResource(data));
  }

  @Override
  public Set<String> roots() {
    return Set.of("metrics", "measurements", "sleep", "workouts", "goals");
  }

  @Override
  public Set<Object> resources() {
    return resources;
  }
}
