package org.wellbundle.architecture.person;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.api.module.SchemaChanges;

/** What all bundles on the class path would register, were they started. */
final class Bundles {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.wellbundle");

  private Bundles() {}

  /** Schemas of all bundles, in no order. */
  static List<SchemaChanges> schemas() throws ReflectiveOperationException {
    List<SchemaChanges> schemas = new ArrayList<>();
    BundleContext context =
        Stubs.of(
            BundleContext.class,
            (method, arguments) -> {
              if (arguments.length == 3 && arguments[1] instanceof SchemaChanges changes) {
                schemas.add(changes);
              }
              return method.getReturnType() == ServiceRegistration.class
                  ? Stubs.of(ServiceRegistration.class, (called, given) -> null)
                  : null;
            });
    for (JavaClass type : CLASSES) {
      if (registersSchemas(type)) {
        Class<?> plain = type.reflect();
        BundleLoader loader =
            new BundleLoader(plain.getProtectionDomain().getCodeSource().getLocation());
        Constructor<?> constructor =
            loader.loadClass(plain.getName()).getDeclaredConstructor(BundleContext.class);
        constructor.setAccessible(true);
        constructor.newInstance(context);
      }
    }
    return schemas;
  }

  private static boolean registersSchemas(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
            .anyMatch(it -> it.getTargetClass().isEquivalentTo(SchemaChanges.class))
        && type.getConstructors().stream()
            .anyMatch(
                it ->
                    it.getRawParameterTypes().size() == 1
                        && it.getRawParameterTypes().get(0).isEquivalentTo(BundleContext.class));
  }

  /** Those who hold something about people, in the order of erasure. */
  static List<PersonalData> personalData(Parts parts) {
    return CLASSES.stream()
        .filter(type -> !type.isInterface() && type.isAssignableTo(PersonalData.class))
        .map(type -> (PersonalData) parts.make(type.reflect()))
        .sorted(Comparator.comparingInt(PersonalData::order))
        .toList();
  }
}
