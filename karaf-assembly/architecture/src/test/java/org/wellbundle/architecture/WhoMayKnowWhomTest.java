package org.wellbundle.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md. */
class WhoMayKnowWhomTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.wellbundle");

  @Test
  void providersKnowTheSpiAndTheModelOnly() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.wellbundle.provider..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.wellbundle.provider..",
                "org.wellbundle.api.provider",
                "org.wellbundle.api.measurement",
                "java..",
                "javax.crypto..",
                "org.slf4j..",
                "org.jspecify..",
                "org.osgi.service.component.annotations..");
    rule.check(HOUSE);
  }

  @Test
  void contractsKnowNoTechnology() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("org.wellbundle.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.wellbundle.api..", "java..", "org.jspecify..", "org.osgi.annotation..");
    rule.check(HOUSE);
  }

  @Test
  void platformKnowsNoWearable() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("org.wellbundle.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.wellbundle.core..",
                "org.wellbundle.provider..",
                "org.wellbundle.api.provider..",
                "org.wellbundle.api.measurement..",
                "org.wellbundle.api.link..",
                "org.wellbundle.web..",
                "org.wellbundle.operations..");
    rule.check(HOUSE);
  }

  @Test
  void modulesKnowContractsAndThePlatformOnly() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("org.wellbundle.module..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.wellbundle.core..",
                "org.wellbundle.operations..",
                "org.wellbundle.web..",
                "org.wellbundle.platform.(*).internal..");
    rule.check(HOUSE);
  }

  @Test
  void modulesDoNotKnowEachOther() {
    slices().matching("org.wellbundle.module.(*)..").should().notDependOnEachOther().check(HOUSE);
  }

  @Test
  void nobodyKnowsAProvider() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("org.wellbundle.provider..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.wellbundle.provider..");
    rule.check(HOUSE);
  }

  @Test
  void nobodyKnowsAModule() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("org.wellbundle.module..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.wellbundle.module..");
    rule.check(HOUSE);
  }

  @Test
  void operationsAndWebStayOutOfTheCore() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage("org.wellbundle.web..", "org.wellbundle.operations..")
            // brings the days of invented people, as a device would; in no plain distribution
            .and()
            .resideOutsideOfPackage("org.wellbundle.operations.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.wellbundle.core..");
    rule.check(HOUSE);
  }

  @Test
  void internalsStayInside() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("org.wellbundle.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.wellbundle.platform.(*).internal..");
    rule.check(HOUSE);
  }

  @Test
  void coreIsFreeOfCycles() {
    ArchRule rule = slices().matching("org.wellbundle.core.(*)..").should().beFreeOfCycles();
    rule.check(HOUSE);
  }

  @Test
  void wholeHouseIsFreeOfCycles() {
    ArchRule rule = slices().matching("org.wellbundle.(*).(*)..").should().beFreeOfCycles();
    rule.check(HOUSE);
  }
}
