package org.wellbundle.operations.commands;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.DeadLetters.Filter;

/** Ids of the latest dead letters. */
@Service
@SuppressWarnings("NullAway.Init")
public final class DeadLetterCompleter implements Completer {
  private static final int MOST = 100;

  @Reference private List<DeadLetters> books;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(
            new DeadLetterBooks(books)
                .latest(Filter.ALL, MOST).stream().map(DeadLetter::id).toList())
        .complete(session, line, candidates);
  }
}
