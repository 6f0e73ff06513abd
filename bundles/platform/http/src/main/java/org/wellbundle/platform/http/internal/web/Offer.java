package org.wellbundle.platform.http.internal.web;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.wellbundle.api.module.WebContributions;

/**
 * What one version of a bundle contributes.
 *
 * @param bundle its number
 * @param owner symbolic name
 * @param module id of the module it is, null for what is no module
 * @param id of the contributions
 * @param address version as addresses have it
 */
record Offer(
    long bundle,
    String owner,
    Version version,
    @Nullable String module,
    String id,
    String address,
    WebContributions contributions,
    FileTree tree) {}
