package org.wellbundle.operations.trust.internal;

/** Text out of a bundle nobody has vouched for, made fit for a log. */
final class Texts {
  private static final int LONGEST = 120;

  private Texts() {}

  static String printable(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
