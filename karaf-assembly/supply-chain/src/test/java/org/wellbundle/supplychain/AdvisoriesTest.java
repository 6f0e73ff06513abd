package org.wellbundle.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdvisoriesTest {
  private static final Component OLD = new Component("org.example", "lib", "1.4.9");
  private static final Component FIXED = new Component("org.example", "lib", "1.5.0");

  @Test
  void aVersionInTheRangeIsAnObjection() {
    assertThat(advisories(null).objections(with(OLD)))
        .singleElement()
        .asString()
        .contains("org.example:lib:1.4.9", "CVE-1", "update it");
  }

  @Test
  void theFixedVersionIsNone() {
    assertThat(advisories(null).objections(with(FIXED))).isEmpty();
  }

  @Test
  void aControlTurnsItIntoAReport() {
    Advisories advisories = advisories("switched off");

    assertThat(advisories.objections(with(OLD))).isEmpty();
    assertThat(advisories.controlled(with(OLD)))
        .singleElement()
        .asString()
        .contains("switched off");
  }

  private static Advisories advisories(@org.jspecify.annotations.Nullable String control) {
    return new Advisories(
        LocalDate.EPOCH,
        List.of(
            new Advisories.Advisory(
                "CVE-1", "org.example:lib", Advisories.range("(,1.5.0)"), control)));
  }

  private static Inventory with(Component component) {
    TreeMap<Component, String> components = new TreeMap<>();
    components.put(component, "system/x.jar");
    return new Inventory(components, List.of());
  }
}
