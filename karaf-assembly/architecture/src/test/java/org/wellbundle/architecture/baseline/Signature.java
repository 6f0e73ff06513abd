package org.wellbundle.architecture.baseline;

import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Type;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The public face of a package, as bnd sees it, written as text that can be committed and read: one
 * line per element, indented below what it is part of, with what it would mean to add or remove it.
 * What every class has from the JDK isn't part of it, since it differs from one JDK to the next.
 */
final class Signature {
  private static final String INDENT = "  ";
  private static final Set<String> OF_THE_JDK =
      Stream.of(Object.class, Enum.class, Record.class, Throwable.class)
          .flatMap(type -> Stream.of(type.getDeclaredMethods()))
          .map(Signature::name)
          .collect(Collectors.toUnmodifiableSet());

  private Signature() {}

  static Tree of(Class<?> member) throws Exception {
    Path place = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Jar jar = new Jar(place.toFile())) {
      Tree found = new DiffPluginImpl().tree(jar).get("<api>").get(member.getPackageName());
      if (found == null) {
        throw new IllegalStateException(place + " doesn't export " + member.getPackageName());
      }
      Tree.Data data = found.serialize();
      Arrays.stream(data.children).forEach(Signature::correct);
      return read(write(new DiffPluginImpl().deserialize(data)));
    }
  }

  /**
   * In an interface that vendors implement, a method without a default is a burden wherever it
   * stands; bnd 7.1 takes those that it meets after a default method for additions without harm.
   */
  private static void correct(Tree.Data type) {
    boolean implementedByVendors =
        type.type == Type.INTERFACE && !has(type, ProviderType.class.getName());
    for (Tree.Data member : type.children) {
      if (implementedByVendors && member.type == Type.METHOD) {
        member.add = has(member, "abstract") ? Delta.MAJOR : Delta.MINOR;
      }
    }
  }

  private static boolean has(Tree.Data data, String name) {
    return Arrays.stream(data.children).anyMatch(child -> child.name.equals(name));
  }

  private static String name(Method method) {
    return Stream.of(method.getParameterTypes())
        .map(Class::getTypeName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  static List<String> write(Tree tree) {
    List<String> lines = new ArrayList<>();
    write(tree.serialize(), "", lines);
    return lines;
  }

  private static void write(Tree.Data data, String indent, List<String> lines) {
    lines.add(indent + data.type + " " + data.add + " " + data.rem + " " + data.name);
    if (data.children != null) {
      Arrays.stream(data.children)
          .filter(child -> !OF_THE_JDK.contains(child.name))
          .forEach(child -> write(child, indent + INDENT, lines));
    }
  }

  static Tree read(List<String> lines) throws Exception {
    Deque<Tree.Data> path = new ArrayDeque<>();
    for (String line : lines) {
      String text = line.stripLeading();
      int depth = (line.length() - text.length()) / INDENT.length();
      while (path.size() > depth) {
        path.pop();
      }
      Tree.Data data = data(text);
      Tree.Data parent = path.peek();
      if (parent != null) {
        parent.children = Arrays.copyOf(parent.children, parent.children.length + 1);
        parent.children[parent.children.length - 1] = data;
      }
      path.push(data);
    }
    return new DiffPluginImpl().deserialize(path.getLast());
  }

  private static Tree.Data data(String text) {
    String[] parts = text.split(" ", 4);
    Tree.Data data = new Tree.Data();
    data.type = Type.valueOf(parts[0]);
    data.add = Delta.valueOf(parts[1]);
    data.rem = Delta.valueOf(parts[2]);
    data.name = parts[3];
    data.children = new Tree.Data[0];
    return data;
  }
}
