package org.wellbundle.architecture.person;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.secrets.Vault;

/** Puts components together over a database, with stubs of everything else. */
final class Parts {
  /** Begins to work on threads of its own as soon as it is made. */
  private static final Set<String> NEVER_MADE = Set.of("LinkJobs");

  private final Map<Class<?>, Object> made = new HashMap<>();

  Parts(Transactions transactions) {
    made.put(Transactions.class, transactions);
    made.put(
        Vault.class,
        Stubs.of(
            Vault.class,
            (method, arguments) -> method.getReturnType() == byte[].class ? opened() : null));
  }

  /** What the vault finds in everything sealed: something compressed, as payloads are. */
  private static byte[] opened() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write('x');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Object make(Class<?> type) {
    Object known = made.get(type);
    if (known == null && !NEVER_MADE.contains(type.getSimpleName())) {
      known = type.isInterface() ? Stubs.of(type, (method, arguments) -> null) : construct(type);
      made.put(type, known);
    }
    return known;
  }

  /** With the public constructor of most parameters, which is the one the container uses. */
  private Object construct(Class<?> type) {
    Constructor<?> constructor =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(it -> Modifier.isPublic(it.getModifiers()))
            .max(Comparator.comparingInt(Constructor::getParameterCount))
            .orElseThrow(() -> new IllegalStateException("no public constructor: " + type));
    try {
      return constructor.newInstance(
          Arrays.stream(constructor.getParameterTypes()).map(this::make).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("can't make " + type, e);
    }
  }
}
