package org.wellbundle.operations.swap.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.RequiresPermission;

class ModulesResourceTest {
  /** A plan keeps the jar and installs it for a moment. */
  @Test
  void whateverTakesAJarOrChangesSomethingNeedsMoreThanReading() {
    assertThat(ModulesResource.class.getAnnotation(RequiresPermission.class).value())
        .isEqualTo(Permission.OPERATION_READ);
    assertThat(calls().filter(each -> !each.isAnnotationPresent(GET.class)))
        .extracting(Method::getName)
        .containsExactlyInAnyOrder("plan", "bring", "rollBack", "remove");
    assertThat(calls().filter(each -> !each.isAnnotationPresent(GET.class)))
        .allSatisfy(
            call ->
                assertThat(call.getAnnotation(RequiresPermission.class).value())
                    .as(call.getName())
                    .isEqualTo(Permission.OPERATION_WRITE));
  }

  private static Stream<Method> calls() {
    return Stream.of(ModulesResource.class.getDeclaredMethods())
        .filter(each -> Modifier.isPublic(each.getModifiers()));
  }
}
