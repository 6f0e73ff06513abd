package org.wellbundle.core.tenancy.definition;

/**
 * A tenant's logo. The bytes stay in the bundle.
 *
 * @param path inside the bundle
 * @param etag changes with the bytes
 */
public record Logo(String path, String mediaType, String etag) {}
