package org.wellbundle.operations.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.testing.TwoTenants;

class DeadLetterCommandsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final Book tasks = new Book("task");
  private final Book events = new Book("event");

  @BeforeEach
  void someLetters() {
    tasks.add("task-1", 1, "withings", NOW.minusSeconds(60));
    tasks.add("task-2", 2, "withings", NOW);
    events.add("event-board-3", 1, "board", NOW.minusSeconds(30));
  }

  @Test
  void listsTheLettersOfAllPartsNewestFirst() {
    DeadLettersCommand command = new DeadLettersCommand();
    command.tenants = new TwoTenants();
    command.books = List.of(tasks, events);
    command.noFormat = true;
    assertThat(Printed.rows(command::print))
        .extracting(row -> row.get(0) + " " + row.get(2))
        .containsExactly("task-2 northwind", "event-board-3 acme", "task-1 acme");
    // when only one tenant's are wanted
    command.tenant = "acme";
    assertThat(Printed.rows(command::print)).hasSize(2);
    command.tenant = "nobody";
    assertThatThrownBy(() -> Printed.rows(command::print)).hasMessageContaining("acme, northwind");
  }

  @Test
  void showsOneAndSaysWhatToDoAboutAnUnknownOne() {
    DeadLettersShowCommand command = new DeadLettersShowCommand();
    command.tenants = new TwoTenants();
    command.books = List.of(tasks, events);
    command.noFormat = true;
    command.id = "task-1";
    assertThat(Printed.rows(command::print))
        .contains(List.of("Link", "5"), List.of("Tenant", "acme"));
    command.id = "task-77";
    assertThatThrownBy(() -> Printed.rows(command::print))
        .hasMessageContaining("List what is left");
    command.id = "nonsense";
    assertThatThrownBy(() -> Printed.rows(command::print))
        .hasMessageContaining("event-, task-")
        .hasMessageContaining("wellbundle:dead-letters");
  }

  @Test
  void replaysEachAndFailsForThoseItCouldNot() {
    DeadLettersReplayCommand command = new DeadLettersReplayCommand();
    command.tenants = new TwoTenants();
    command.books = List.of(tasks, events);
    command.noFormat = true;
    command.ids = List.of("task-1", "task-99", "event-board-3");
    assertThatThrownBy(() -> Printed.lines(command::print)).hasMessage("1 of 3 not done: task-99.");
    assertThat(tasks.replayed).containsExactly("task-1");
    assertThat(events.replayed).containsExactly("event-board-3");
  }

  @Test
  void takesAllOfASourceOnlyWhenToldSo() {
    DeadLettersReplayCommand command = new DeadLettersReplayCommand();
    command.tenants = new TwoTenants();
    command.books = List.of(tasks, events);
    assertThatThrownBy(() -> Printed.lines(command::print)).hasMessageContaining("--all");
    command.all = true;
    command.source = "withings";
    Printed.lines(command::print);
    assertThat(tasks.replayed).containsExactly("task-2", "task-1");
    assertThat(events.replayed).isEmpty();
    assertThat(Printed.lines(command::print)).containsExactly("There are no such dead letters.");
  }

  /** Dead letters of one kind. */
  private static final class Book implements DeadLetters {
    final List<String> replayed = new ArrayList<>();
    private final String kind;
    private final Map<String, DeadLetter> letters = new TreeMap<>();

    Book(String kind) {
      this.kind = kind;
    }

    void add(String id, int tenant, String source, Instant at) {
      letters.put(
          id,
          new DeadLetter(
              id, kind, new TenantId(tenant), source, "", "r", at, "c", Map.of("link", "5")));
    }

    @Override
    public Set<String> kinds() {
      return Set.of(kind);
    }

    @Override
    public List<DeadLetter> latest(Filter filter, int most) {
      return letters.values().stream()
          .filter(each -> filter.tenant() == null || filter.tenant().equals(each.tenant()))
          .filter(each -> filter.source() == null || filter.source().equals(each.source()))
          .toList();
    }

    @Override
    public Optional<DeadLetter> find(String id) {
      return Optional.ofNullable(letters.get(id));
    }

    @Override
    public Settled replay(String id, Actor actor) {
      if (letters.remove(id) == null) {
        return Settled.unknown(id);
      }
      replayed.add(id);
      return new Settled(true, "dead-letter.replayed", id + " waits.");
    }

    @Override
    public Settled purge(String id, Actor actor) {
      return Settled.unknown(id);
    }
  }
}
