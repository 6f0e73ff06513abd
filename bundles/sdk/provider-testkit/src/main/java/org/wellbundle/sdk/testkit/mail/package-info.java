/**
 * A mail server that keeps what it gets and shows it on a page: for trying out, and nothing else.
 */
package org.wellbundle.sdk.testkit.mail;
