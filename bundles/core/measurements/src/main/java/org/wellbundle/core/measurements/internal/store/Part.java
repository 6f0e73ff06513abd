package org.wellbundle.core.measurements.internal.store;

/** What tells the rows of one record apart. */
record Part(int metric, int site) {
  /** Of kinds that have one row per record. */
  static final Part ONLY = new Part(0, 0);
}
