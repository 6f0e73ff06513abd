package org.wellbundle.core.measurements.internal.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a list.
 *
 * @param next where the next page begins, null when this is the last one
 */
public record Page<T>(List<T> rows, @Nullable Position next) {}
