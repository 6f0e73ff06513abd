/** Peers that run inside of a node; {@code PeerBundle} packs them. They know nothing of ours. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.benchmarks.peers;
