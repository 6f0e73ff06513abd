package org.wellbundle.api.measurement;

/**
 * Identity of a record at the vendor, within one link. A delivery with the same id replaces the
 * stored one only if its version is newer.
 *
 * @param id the vendor's own record id, prefixed with the kind where ids of several kinds could
 *     meet (at most 120 characters)
 * @param version grows when the vendor edits the record, usually its modification time in epoch
 *     seconds; always the same where the vendor has no such thing: of equal versions the last
 *     delivery counts
 */
public record RecordKey(String id, long version) {
  public RecordKey {
    if (id.isEmpty() || id.length() > 120) {
      throw new IllegalArgumentException("record id must have 1 to 120 characters");
    }
  }
}
