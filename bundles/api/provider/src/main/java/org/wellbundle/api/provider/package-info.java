/**
 * The SPI a manufacturer's bundle implements: {@link org.wellbundle.api.provider.WearableProvider},
 * the data it declares about itself, what it is handed, and the outcomes it may answer with. The
 * platform owns redirects, tokens, rate limits, retries, storage and threads.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.provider;
