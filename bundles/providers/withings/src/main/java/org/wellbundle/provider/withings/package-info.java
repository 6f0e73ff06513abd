/**
 * Withings' public health data API: the provider, what it declares, and its calls. Written after
 * the vendor's OpenAPI document; where recorded answers differ from it, after the recordings.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.provider.withings;
