package org.wellbundle.sdk.testkit.http;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A command line of {@code --name value} and {@code --flag}; a mistake ends the program. */
public final class Arguments {
  private final Map<String, String> values;

  private Arguments(Map<String, String> values) {
    this.values = values;
  }

  /** Parses, or prints why not (or the help asked for) and exits. */
  public static Arguments parse(
      String[] args, String help, List<String> flags, List<String> named) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--help")) {
        System.out.println(help);
        System.exit(0);
      } else if (flags.contains(args[i])) {
        values.put(args[i], "true");
      } else if (named.contains(args[i]) && i + 1 < args.length) {
        values.put(args[i], args[++i]);
      } else {
        System.err.println("Unknown or incomplete: " + args[i] + "\n\n" + help);
        System.exit(2);
      }
    }
    return new Arguments(values);
  }

  /** Starts something, or says in a sentence why it can't, and exits. */
  public static <T> T orSay(Supplier<T> start) {
    try {
      return start.get();
    } catch (UncheckedIOException e) {
      Throwable cause = e.getCause();
      System.err.println(e.getMessage() + (cause == null ? "" : ": " + cause.getMessage()));
      System.exit(1);
      throw e;
    }
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  public String text(String name, String fallback) {
    return values.getOrDefault(name, fallback);
  }

  public int number(String name, int fallback) {
    return (int) decimal(name, fallback);
  }

  public double decimal(String name, double fallback) {
    String value = values.get(name);
    try {
      return value == null ? fallback : Double.parseDouble(value);
    } catch (NumberFormatException e) {
      System.err.println(name + " needs a number, not " + value);
      System.exit(2);
      return fallback;
    }
  }
}
