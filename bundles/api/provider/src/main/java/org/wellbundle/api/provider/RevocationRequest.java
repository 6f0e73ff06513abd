package org.wellbundle.api.provider;

import java.net.URI;

/**
 * Whose authorization ends.
 *
 * @param vendorUserId the person at the vendor
 * @param callbackUrl the address notifications went to
 */
public record RevocationRequest(String vendorUserId, URI callbackUrl) {}
