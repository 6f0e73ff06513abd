package org.wellbundle.core.measurements.internal.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of one metric, oldest first. */
public record PointsView(
    String metric, String unit, List<PointView> points, @Nullable String next) {}
