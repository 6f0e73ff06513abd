/**
 * The SPI a manufacturer's bundle implements: {@link org.wellbundle.api.provider.WearableProvider},
 * the data it declares about itself, what it is handed, and the outcomes it may answer with. The
 * platform owns redirects, tokens, rate limits, retries, storage and threads.
 *
 * <p>Version 1.0 is frozen: what was compiled against it runs on every 1.x. What vendors implement
 * is {@code @ConsumerType}, and grows by methods with a default only; what the platform implements
 * is {@code @ProviderType}, and may grow; a record gains a component only if its former constructor
 * stays.
 *
 * <p>1.1 adds what manufacturers need that name the person by a call, send any other request than a
 * form or a GET, authenticate the app in a header, sign notifications or put several people into
 * one, point to data by an address, or deliver history later.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.provider;
