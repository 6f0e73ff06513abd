package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.DeadLetters.Filter;
import org.wellbundle.api.operations.DeadLetters.Settled;
import org.wellbundle.api.tenant.TenantDirectory;

/** Something done to dead letters, named one by one or chosen by what they have in common. */
@SuppressWarnings("NullAway.Init")
public abstract class DeadLettersChange implements Action {
  /** The shell knows keys, not people; the log of the shell has who it was. */
  private static final Actor OPERATOR = new Actor("operator", null);

  private static final int AT_ONCE = 1_000;

  @Argument(
      name = "ids",
      description = "Ids as wellbundle:dead-letters lists them",
      multiValued = true)
  @Completion(DeadLetterCompleter.class)
  @Nullable List<String> ids;

  @Option(name = "--all", description = "All that the other options choose, 1000 at most")
  boolean all;

  @Option(name = "--kind", description = "With --all: webhook, task or event")
  @Completion(KindCompleter.class)
  @Nullable String kind;

  @Option(name = "--tenant", description = "With --all: key of one tenant")
  @Completion(TenantCompleter.class)
  @Nullable String tenant;

  @Option(name = "--source", description = "With --all: id of a provider, or name of a handler")
  @Completion(ProviderCompleter.class)
  @Nullable String source;

  @Option(name = "--no-format", description = "Prints id and code, for scripts")
  boolean noFormat;

  @Reference(optional = true)
  @Nullable TenantDirectory tenants;

  @Reference List<DeadLetters> books;

  abstract Settled settle(DeadLetters book, String id, Actor actor);

  @Override
  public @Nullable Object execute() {
    print(System.out);
    return null;
  }

  void print(PrintStream out) {
    DeadLetterBooks every = new DeadLetterBooks(Needed.some(books));
    List<String> wanted = wanted(every);
    if (wanted.isEmpty() && !noFormat) {
      out.println("There are no such dead letters.");
    }
    List<String> failed = new ArrayList<>();
    for (String id : wanted) {
      Settled settled = settle(every.of(id), id, OPERATOR);
      out.println(noFormat ? id + "\t" + settled.code() : settled.sentence());
      if (!settled.done()) {
        failed.add(id);
      }
    }
    if (!failed.isEmpty()) {
      throw new IllegalStateException(
          "%d of %d not done: %s."
              .formatted(failed.size(), wanted.size(), String.join(", ", failed)));
    }
  }

  private List<String> wanted(DeadLetterBooks every) {
    boolean named = ids != null && !ids.isEmpty();
    if (named == all) {
      throw new IllegalArgumentException(
          "Name the dead letters, or say --all. List them with wellbundle:dead-letters.");
    }
    if (ids != null && named) {
      return ids;
    }
    Filter filter = new Filter(kind, TenantKeys.chosen(Needed.of(tenants), tenant), source);
    return every.latest(filter, AT_ONCE).stream().map(DeadLetter::id).toList();
  }
}
