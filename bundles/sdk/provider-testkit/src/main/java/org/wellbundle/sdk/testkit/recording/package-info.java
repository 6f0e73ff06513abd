/**
 * Records a vendor's real answers into fixture files, without the person they are about: a proxy
 * between a provider and its manufacturer. What it isn't sure of isn't written.
 */
package org.wellbundle.sdk.testkit.recording;
