package org.wellbundle.platform.http.internal.web;

import org.osgi.framework.Version;
import org.wellbundle.api.module.WebContributions;

/**
 * What one version of a bundle contributes.
 *
 * @param bundle its number
 * @param owner symbolic name
 * @param id of the contributions
 * @param address version as addresses have it
 */
record Offer(
    long bundle,
    String owner,
    Version version,
    String id,
    String address,
    WebContributions contributions,
    FileTree tree) {}
