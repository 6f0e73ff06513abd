package org.wellbundle.operations.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.ModuleView.Kind;

class ModuleNamesTest {
  private static final String TENANT = "org.wellbundle.tenant.support";
  private static final String MODULE = "org.wellbundle.module.support";

  @Test
  void anIdThatOnlyOneHasStandsForIt() {
    assertThat(ModuleNames.symbolic(installed(tenant("acme", "a"), module("b")), "support"))
        .isEqualTo("b");
    assertThat(ModuleNames.symbolic(installed(module("b"), module("b")), "support")).isEqualTo("b");
    assertThat(ModuleNames.symbolic(installed(module("b")), "gone")).isEqualTo("gone");
  }

  @Test
  void anIdOfAModuleAndATenantIsRefusedNamingBoth() {
    ModuleControl control = installed(tenant("support", TENANT), module(MODULE));

    assertThatThrownBy(() -> ModuleNames.symbolic(control, "support"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(MODULE)
        .hasMessageContaining(TENANT);
    assertThat(ModuleNames.symbolic(control, MODULE)).isEqualTo(MODULE);
  }

  /** An employer may call itself what a module is called. */
  @Test
  void aSymbolicNameComesBeforeAnId() {
    ModuleControl control = installed(tenant(MODULE, TENANT), module(MODULE));

    assertThat(ModuleNames.symbolic(control, MODULE)).isEqualTo(MODULE);
  }

  private static ModuleView module(String name) {
    return new ModuleView(name, Kind.MODULE, "support", "1.0.0", "serving", "", List.of());
  }

  private static ModuleView tenant(String id, String name) {
    return new ModuleView(name, Kind.TENANT, id, "1.0.0", "serving", "", List.of());
  }

  private static ModuleControl installed(ModuleView... modules) {
    return (ModuleControl)
        Proxy.newProxyInstance(
            ModuleControl.class.getClassLoader(),
            new Class<?>[] {ModuleControl.class},
            (proxy, method, arguments) -> List.of(modules));
  }
}
