package org.wellbundle.platform.messaging.internal;

/** Registered while this node may work on the database. */
public record Membership() {}
