package org.wellbundle.operations.commands;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.wellbundle.api.operations.DeadLetters;

/** Kinds of dead letters. */
@Service
@SuppressWarnings("NullAway.Init")
public final class KindCompleter implements Completer {
  @Reference private List<DeadLetters> books;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(books.stream().flatMap(book -> book.kinds().stream()).toList())
        .complete(session, line, candidates);
  }
}
