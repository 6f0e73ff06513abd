package org.wellbundle.sdk.testkit.withings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.wellbundle.sdk.testkit.http.Reply;
import org.wellbundle.sdk.testkit.withings.api.Envelope;

/** The faults set, and how each spoils an answer. */
public final class Faults {
  private static final class Armed {
    final Fault fault;
    int skip;
    int left;

    Armed(Fault fault) {
      this.fault = fault;
      this.skip = fault.skip();
      this.left = fault.count();
    }
  }

  private static final String PAGE =
      "<html><head><title>%1$d</title></head><body><h1>%1$d</h1><hr>nginx</body></html>";

  private final List<Armed> armed = new ArrayList<>();
  private final SplittableRandom random;

  Faults(long seed) {
    random = new SplittableRandom(seed);
  }

  public synchronized void add(Fault fault) {
    armed.add(new Armed(fault));
  }

  public synchronized void clear() {
    armed.clear();
  }

  /** Those set, with what is left of their counts. */
  public synchronized List<Fault> list() {
    return armed.stream().map(a -> a.fault.times(a.left)).toList();
  }

  /** The fault that strikes this call, if any; counts it. */
  synchronized Optional<Fault> strike(String path, String action, long user) {
    for (Armed a : armed) {
      Fault fault = a.fault;
      boolean matches =
          (fault.path().isEmpty() || fault.path().equals(path))
              && (fault.action().isEmpty() || fault.action().equals(action))
              && (fault.user() == 0 || fault.user() == user);
      if (!matches || a.left == 0) {
        continue;
      }
      if (a.skip > 0) {
        a.skip--;
      } else if (random.nextDouble() < fault.probability()) {
        a.left -= a.left > 0 ? 1 : 0;
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** Plays a fault; those that spoil a real answer ask for it, the others never do. */
  static Reply play(Fault fault, Supplier<Reply> real) {
    return switch (fault.kind()) {
      case STATUS -> status(fault);
      case HTTP -> Reply.html(fault.code(), PAGE.formatted(fault.code()));
      case HANG -> hang(fault);
      case DELAY -> real.get().in(new Reply.Manner.Late(fault.pause()));
      case TRUNCATE -> truncated(real.get());
      case CUT -> cut(real.get());
      case HTML -> Reply.html(200, PAGE.formatted(200));
      case EMPTY -> Reply.of(200, "application/json", "");
    };
  }

  private static Reply status(Fault fault) {
    var envelope = Envelope.error(fault.code(), fault.text());
    if (!fault.pause().isZero()) {
      envelope.putObject("body").put("wait_seconds", fault.pause().toSeconds());
    }
    return Reply.json(200, envelope);
  }

  private static Reply hang(Fault fault) {
    Reply gateway = Reply.html(504, PAGE.formatted(504));
    return gateway.in(
        fault.pause().isZero() ? new Reply.Manner.Silent() : new Reply.Manner.Late(fault.pause()));
  }

  private static Reply truncated(Reply whole) {
    String text = whole.text();
    byte[] half = text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8);
    return new Reply(whole.code(), whole.headers(), half, whole.manner());
  }

  private static Reply cut(Reply whole) {
    return whole.in(new Reply.Manner.Cut(whole.body().length / 2));
  }
}
