package org.wellbundle.core.tenancy.definition;

/** What came of reading a tenant's folder. */
public sealed interface Reading {
  /** The folder is fine. */
  record Accepted(TenantDefinition definition) implements Reading {}

  /**
   * The folder can't be used.
   *
   * @param sentence names file, line and key, for the person who wrote the folder
   */
  record Refused(String sentence) implements Reading {}
}
