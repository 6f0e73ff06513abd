package org.wellbundle.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.account.RequiresPermission;

/** Default deny: whoever writes a resource method says who may call it. */
class EveryCallIsGuardedTest {
  private static final String ANONYMOUS = "org.wellbundle.platform.http.Anonymous";
  private static final Set<String> CALLS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  @Test
  void everyResourceMethodNamesAPermissionOrIsAnonymousOnPurpose() {
    methods()
        .that(areCalls())
        .should(nameWhoMayCall())
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.wellbundle"));
  }

  private static DescribedPredicate<JavaMethod> areCalls() {
    return DescribedPredicate.describe(
        "are calls of the HTTP interface",
        method ->
            method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .anyMatch(
                    type ->
                        type.getPackageName().equals("jakarta.ws.rs")
                            && CALLS.contains(type.getSimpleName())));
  }

  private static ArchCondition<JavaMethod> nameWhoMayCall() {
    return new ArchCondition<>("carry @RequiresPermission or @Anonymous, or their class does") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean guarded =
            method.isAnnotatedWith(RequiresPermission.class)
                || method.getOwner().isAnnotatedWith(RequiresPermission.class)
                || method.isAnnotatedWith(ANONYMOUS)
                || method.getOwner().isAnnotatedWith(ANONYMOUS);
        events.add(
            new SimpleConditionEvent(
                method, guarded, method.getFullName() + (guarded ? " is guarded" : " is open")));
      }
    };
  }
}
