package org.wellbundle.sdk.tck;

import java.util.function.Supplier;
import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.WearableProvider;

/**
 * What is examined.
 *
 * @param providers makes a provider, configured as for the vendor's cloud; a new one each time
 * @param manifest of the bundle
 * @param cloud null while there are no recorded answers: then only the first level runs
 */
public record Subject(
    Supplier<WearableProvider> providers, Attributes manifest, @Nullable VendorCloud cloud) {}
