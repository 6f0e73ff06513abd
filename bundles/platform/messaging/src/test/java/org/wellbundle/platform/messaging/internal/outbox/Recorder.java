package org.wellbundle.platform.messaging.internal.outbox;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.module.EventHandler;

/** Remembers what it got. */
class Recorder implements EventHandler {
  final List<Event> events = new CopyOnWriteArrayList<>();
  private final String name;
  private final Set<String> types;

  Recorder(String name, String... types) {
    this.name = name;
    this.types = Set.of(types);
  }

  List<String> texts() {
    return events.stream().map(each -> each.ids().get("text")).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<String> types() {
    return types;
  }

  @Override
  public void handle(Event event) {
    events.add(event);
  }
}
