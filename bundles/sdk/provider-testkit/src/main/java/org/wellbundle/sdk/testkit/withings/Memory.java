package org.wellbundle.sdk.testkit.withings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.withings.auth.Grants;
import org.wellbundle.sdk.testkit.withings.auth.Tokens;
import org.wellbundle.sdk.testkit.withings.notify.Subscription;
import org.wellbundle.sdk.testkit.withings.notify.Subscriptions;

/**
 * Tokens, consents and subscriptions in a file, so that what was linked to this cloud stays linked
 * over its restart. Data needs no remembering: it is made from the seed.
 */
final class Memory {
  private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

  private final Path file;
  private final Tokens tokens;
  private final Grants grants;
  private final Subscriptions subscriptions;
  private String written = "";
  private long looked = System.nanoTime();

  Memory(Path file, Tokens tokens, Grants grants, Subscriptions subscriptions) {
    this.file = file;
    this.tokens = tokens;
    this.grants = grants;
    this.subscriptions = subscriptions;
  }

  void load() {
    try {
      if (Files.exists(file)) {
        JsonNode json = Json.parse(Files.readString(file));
        tokens.fromJson(json.path("tokens"));
        grants.fromJson(json.path("consents"));
        for (JsonNode node : json.path("subscriptions")) {
          subscriptions.put(
              new Subscription(
                  node.path("userid").asLong(),
                  node.path("clientId").asText(),
                  node.path("appli").asInt(),
                  node.path("callbackurl").asText(),
                  node.path("comment").asText()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read " + file, e);
    }
  }

  /** Saves if a while has passed; for calling often. */
  synchronized void saveNowAndThen() {
    long now = System.nanoTime();
    if (now - looked > LOOK_EVERY_NANOS) {
      looked = now;
      save();
    }
  }

  /** Writes what has changed, whole or not at all. */
  synchronized void save() {
    ObjectNode json = Json.object();
    json.set("tokens", tokens.toJson());
    json.set("consents", grants.toJson());
    ArrayNode list = json.putArray("subscriptions");
    for (Subscription s : subscriptions.all()) {
      list.addObject()
          .put("userid", s.userid())
          .put("clientId", s.clientId())
          .put("appli", s.appli())
          .put("callbackurl", s.callbackurl())
          .put("comment", s.comment());
    }
    String text = json.toString();
    if (text.equals(written)) {
      return;
    }
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      written = text;
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write " + file, e);
    }
  }
}
