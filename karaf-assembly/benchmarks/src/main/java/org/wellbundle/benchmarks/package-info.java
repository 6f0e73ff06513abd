/** Benchmarks: ours and a peer, taken side by side in one run. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.benchmarks;
