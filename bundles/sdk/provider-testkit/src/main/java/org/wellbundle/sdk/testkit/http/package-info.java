/**
 * What every vendor simulator shares: a small HTTP server that can misbehave on demand, a clock
 * that can be stopped, advanced and compressed, and a log of the calls received. Knows no vendor.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.wellbundle.sdk.testkit.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
