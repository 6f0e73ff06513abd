package org.wellbundle.operations.commands;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.DeadLetters.Filter;

/** The dead letters of all parts as one. */
final class DeadLetterBooks {
  private final List<DeadLetters> books;

  DeadLetterBooks(List<DeadLetters> books) {
    this.books = books;
  }

  /** Newest first. */
  List<DeadLetter> latest(Filter filter, int most) {
    return books.stream()
        .filter(book -> filter.kind() == null || book.kinds().contains(filter.kind()))
        .flatMap(book -> book.latest(filter, most).stream())
        .sorted(
            Comparator.comparing(DeadLetter::at, Comparator.reverseOrder())
                .thenComparing(DeadLetter::id))
        .limit(most)
        .toList();
  }

  /** The part that keeps a dead letter; fails with a sentence when none does. */
  DeadLetters of(String id) {
    String kind = id.substring(0, Math.max(0, id.indexOf('-')));
    return books.stream()
        .filter(book -> book.kinds().contains(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no dead letter's id: it begins with one of %s. List them with wellbundle:dead-letters."
                        .formatted(id, kinds())));
  }

  private String kinds() {
    Set<String> kinds = new TreeSet<>();
    books.forEach(book -> book.kinds().forEach(kind -> kinds.add(kind + "-")));
    return String.join(", ", kinds);
  }
}
