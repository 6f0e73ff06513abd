package org.wellbundle.api.measurement;

/**
 * The vendor says that a record is gone: everything stored under this key goes, and an older
 * version doesn't come back.
 */
public record Tombstone(RecordKey key) {}
