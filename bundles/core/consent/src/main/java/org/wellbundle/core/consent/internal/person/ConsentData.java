package org.wellbundle.core.consent.internal.person;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.core.consent.internal.access.AccessTable;
import org.wellbundle.core.consent.internal.decision.Consents;

/** What this bundle itself holds about a person: decisions, and who looked. */
@Component
public final class ConsentData implements PersonalData {
  private final Consents consents;
  private final AccessTable access;

  @Activate
  public ConsentData(@Reference Consents consents, @Reference AccessTable access) {
    this.consents = consents;
    this.access = access;
  }

  @Override
  public String name() {
    return "consent";
  }

  @Override
  public String schema() {
    return "consent";
  }

  @Override
  public int order() {
    // First: from here on nothing more is collected.
    return 10;
  }

  @Override
  public void export(Person person, Archive archive) throws IOException {
    Consents.State state = consents.of(person.tenant(), person.account());
    write(
        archive,
        "decisions.json",
        state.decisions().stream()
            .map(
                each ->
                    Map.of(
                        "purpose", each.purpose(),
                        "kind", each.kind(),
                        "granted", each.granted(),
                        "version", each.version(),
                        "decidedAt", each.decidedAt().toString()))
            .toList());
    write(
        archive,
        "restrictions.json",
        state.restrictions().stream()
            .map(
                each ->
                    Map.of(
                        "purpose", each.purpose(),
                        "kind", each.kind(),
                        "by", each.byRole(),
                        "since", each.since().toString()))
            .toList());
    write(
        archive,
        "access-log.json",
        access.of(person.tenant(), person.account(), Long.MAX_VALUE, 100_000).stream()
            .map(
                each ->
                    Map.of(
                        "at", each.at().toString(),
                        "role", each.role(),
                        "kinds", each.kinds(),
                        "reason", each.reason()))
            .toList());
  }

  private static void write(Archive archive, String name, List<?> content) throws IOException {
    byte[] json =
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
    try (OutputStream file = archive.file(name)) {
      file.write(json);
    }
  }
}
