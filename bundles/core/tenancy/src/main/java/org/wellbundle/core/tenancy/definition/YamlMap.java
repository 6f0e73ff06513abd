package org.wellbundle.core.tenancy.definition;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a YAML file that knows its lines and which of its keys were asked for. Works on the
 * node tree, so no object is ever built from a tag in the file.
 */
final class YamlMap {
  private static final int NESTING = 8;

  private final String file;
  private final MappingNode node;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  private YamlMap(String file, MappingNode node) {
    this.file = file;
    this.node = node;
    for (NodeTuple tuple : node.getValue()) {
      String key = scalar(tuple.getKeyNode(), "a key");
      if (entries.put(key, tuple) != null) {
        throw refused(tuple.getKeyNode(), "\"" + key + "\" stands here a second time");
      }
    }
  }

  /** Reads a file; an empty one is an empty mapping. */
  static YamlMap parse(String file, byte[] bytes) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(bytes.length + 1);
    options.setNestingDepthLimit(NESTING);
    options.setMaxAliasesForCollections(0);
    Node root;
    try {
      root =
          new Yaml(new SafeConstructor(options))
              .compose(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
    } catch (MarkedYAMLException e) {
      String line =
          e.getProblemMark() == null ? "" : ", line " + (e.getProblemMark().getLine() + 1);
      throw new RefusedException(file + line + ": not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new RefusedException(file + ": not YAML: " + e.getMessage());
    }
    if (root == null) {
      return new YamlMap(
          file,
          new MappingNode(
              org.yaml.snakeyaml.nodes.Tag.MAP,
              List.of(),
              org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK));
    }
    if (root instanceof MappingNode mapping) {
      return new YamlMap(file, mapping);
    }
    throw new RefusedException(file + ": must be a mapping of keys to values");
  }

  Set<String> keys() {
    return entries.keySet();
  }

  String text(String key) {
    return optionalText(key).orElseThrow(() -> refused(node, "\"" + key + "\" is missing"));
  }

  Optional<String> optionalText(String key) {
    Node value = value(key);
    if (value == null) {
      return Optional.empty();
    }
    String text = scalar(value, "\"" + key + "\"").strip();
    if (text.isEmpty()) {
      throw refused(value, "\"" + key + "\" is empty");
    }
    return Optional.of(text);
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      texts.add(scalar(item, "an entry of \"" + key + "\"").strip());
    }
    return texts;
  }

  List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    for (Node item : items(key)) {
      maps.add(map(item, "an entry of \"" + key + "\""));
    }
    return maps;
  }

  Optional<YamlMap> map(String key) {
    Node value = value(key);
    return value == null ? Optional.empty() : Optional.of(map(value, "\"" + key + "\""));
  }

  /** All keys with their texts. */
  Map<String, String> asTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : keys()) {
      texts.put(key, text(key));
    }
    return texts;
  }

  /** To be called once every known key was asked for. */
  void refuseOthers() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!asked.contains(entry.getKey())) {
        throw refused(
            entry.getValue().getKeyNode(),
            "unknown key \"" + entry.getKey() + "\"; known here: " + String.join(", ", asked));
      }
    }
  }

  /** A refusal at the line of a key, or of the whole mapping when the key isn't there. */
  RefusedException refused(String key, String what) {
    NodeTuple tuple = entries.get(key);
    return refused(tuple == null ? node : tuple.getKeyNode(), "\"" + key + "\" " + what);
  }

  private List<Node> items(String key) {
    Node value = value(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw refused(value, "\"" + key + "\" must be a list");
  }

  private @Nullable Node value(String key) {
    asked.add(key);
    NodeTuple tuple = entries.get(key);
    return tuple == null ? null : tuple.getValueNode();
  }

  private YamlMap map(Node value, String what) {
    if (value instanceof MappingNode mapping) {
      return new YamlMap(file, mapping);
    }
    throw refused(value, what + " must be a mapping of keys to values");
  }

  private String scalar(Node value, String what) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw refused(value, what + " must be a single text");
  }

  private RefusedException refused(Node at, String what) {
    String line = at.getStartMark() == null ? "" : ", line " + (at.getStartMark().getLine() + 1);
    return new RefusedException(file + line + ": " + what);
  }
}
