package org.wellbundle.api.link;

/** Number of a link, unique over all tenants. */
public record LinkId(long value) {
  @Override
  public String toString() {
    return Long.toString(value);
  }
}
