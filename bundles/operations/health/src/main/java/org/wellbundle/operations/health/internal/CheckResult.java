package org.wellbundle.operations.health.internal;

/** Outcome of one check. */
record CheckResult(String name, boolean required, boolean ok, String message) {}
