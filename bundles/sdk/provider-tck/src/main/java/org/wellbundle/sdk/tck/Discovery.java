package org.wellbundle.sdk.tck;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wellbundle.api.provider.WearableProvider;

/**
 * Finds what to examine where the build puts it: the provider by its component description in
 * {@code target/classes/OSGI-INF}, the manifest beside it, and the {@link VendorCloud} as a Java
 * service among the tests. The provider is configured as its configuration annotation says, unless
 * {@code provider-tck.properties} among the tests' resources says otherwise.
 */
public final class Discovery {
  private static final Pattern IMPLEMENTATION =
      Pattern.compile("<implementation\\s+class=\"([^\"]+)\"");
  private static final String SERVICE =
      "interface=\"org.wellbundle.api.provider.WearableProvider\"";

  private final Path classes;
  private final ClassLoader loader;

  public Discovery(Path classes, ClassLoader loader) {
    this.classes = classes;
    this.loader = loader;
  }

  public Subject subject() throws Exception {
    Constructor<?> constructor = constructor(Class.forName(implementation(), true, loader));
    Properties settings = settings();
    try (InputStream in = Files.newInputStream(classes.resolve("META-INF/MANIFEST.MF"))) {
      return new Subject(
          () -> provider(constructor, settings),
          new Manifest(in).getMainAttributes(),
          ServiceLoader.load(VendorCloud.class, loader).findFirst().orElse(null));
    }
  }

  private String implementation() throws IOException {
    List<String> found = new ArrayList<>();
    Path components = classes.resolve("OSGI-INF");
    if (Files.isDirectory(components)) {
      try (Stream<Path> files = Files.list(components)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
          String xml = Files.readString(file);
          Matcher matcher = IMPLEMENTATION.matcher(xml);
          if (xml.contains(SERVICE) && matcher.find()) {
            found.add(matcher.group(1));
          }
        }
      }
    }
    if (found.size() != 1) {
      throw new IllegalStateException(
          "There must be one @Component(service = WearableProvider.class), found " + found + ".");
    }
    return found.get(0);
  }

  private static Constructor<?> constructor(Class<?> type) {
    return Stream.of(type.getConstructors())
        .filter(each -> Stream.of(each.getParameterTypes()).allMatch(Class::isAnnotation))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    type.getName()
                        + " needs a public constructor that takes nothing but its configuration."));
  }

  private Properties settings() throws IOException {
    Properties settings = new Properties();
    try (InputStream in = loader.getResourceAsStream("provider-tck.properties")) {
      if (in != null) {
        settings.load(in);
      }
    }
    return settings;
  }

  private static WearableProvider provider(Constructor<?> constructor, Properties settings) {
    Object[] arguments =
        Stream.of(constructor.getParameterTypes()).map(type -> config(type, settings)).toArray();
    try {
      return (WearableProvider) constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The provider can't be made.", e);
    }
  }

  /** What Declarative Services would hand in. */
  private static Object config(Class<?> type, Properties settings) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> value(type, method, settings));
  }

  private static Object value(Class<?> type, Method method, Properties settings) {
    if (method.getDeclaringClass() == Annotation.class || method.getName().equals("toString")) {
      return method.getName().equals("annotationType") ? type : type.getName();
    }
    String text = settings.getProperty(method.getName());
    if (text == null) {
      return Objects.requireNonNull(
          method.getDefaultValue(),
          () -> method.getName() + " has no default: set it in provider-tck.properties");
    }
    Class<?> wanted = method.getReturnType();
    if (wanted == int.class) {
      return Integer.valueOf(text);
    }
    if (wanted == long.class) {
      return Long.valueOf(text);
    }
    return wanted == boolean.class ? Boolean.valueOf(text) : text;
  }
}
