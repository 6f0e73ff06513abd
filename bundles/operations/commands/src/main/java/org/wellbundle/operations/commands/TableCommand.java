package org.wellbundle.operations.commands;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

/** A command that prints a table, for people or for scripts. */
public abstract class TableCommand implements Action {
  @Option(name = "--no-format", description = "Prints plain columns without a frame, for scripts")
  boolean noFormat;

  @Override
  public @Nullable Object execute() throws Exception {
    print(System.out);
    return null;
  }

  abstract void print(PrintStream out);
}
