/**
 * What operators see of the service and may do about it, over all tenants: counts, codes and ids,
 * never what somebody measured and never who somebody is.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.api.operations;
