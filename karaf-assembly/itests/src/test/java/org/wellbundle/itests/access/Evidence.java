package org.wellbundle.itests.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node leaves behind: logs, numbers, and the rows of every table.
 *
 * @param tables rows by table
 */
record Evidence(Logs logs, Map<String, String> tables, String metrics) {
  /** Schemas whose rows are about people and what they measure. All others hold ids and codes. */
  private static final Set<String> OF_PEOPLE = Set.of("accounts", "measurements", "pictures");

  /** A column of sessions. Pages ask for it, and without the session's cookie it opens nothing. */
  private static final String GIVEN_AGAIN = "csrf_token";

  private static final Pattern EMAIL =
      Pattern.compile("[\\w.+%-]+@(?:[\\w-]+\\.)*(?:localhost|[A-Za-z]{2,})\\b(?![\\w.]*\\()");

  static Evidence of(Stage stage) {
    Map<String, String> tables = new LinkedHashMap<>();
    for (String table :
        stage
            .database()
            .rows(
                "select table_schema || '.' || table_name from information_schema.tables"
                    + " where table_type = 'BASE TABLE'"
                    + " and table_schema not in ('pg_catalog', 'information_schema')")) {
      String quoted = "\"" + table.replace(".", "\".\"") + "\"";
      tables.put(
          table,
          String.join(
              "\n",
              stage
                  .database()
                  .rows(
                      "select (to_jsonb(t) - '" + GIVEN_AGAIN + "')::text from " + quoted + " t")));
    }
    return new Evidence(
        Logs.of(stage.node()), tables, stage.node().platform().get("/metrics").text());
  }

  /** Where something of a person is although it has no business there. */
  List<String> tracesOf(List<Person> people, Pattern more) {
    List<String> found = new ArrayList<>();
    places(false)
        .forEach(
            (place, text) -> {
              for (Person person : people) {
                person.traces().forEach(trace -> search(place, text, literal(trace), found));
              }
              search(place, text, more, found);
            });
    return found;
  }

  /** Tables that hold something of a person, whatever their business. */
  List<String> tablesOf(Person person) {
    List<String> found = new ArrayList<>();
    tables.forEach(
        (table, rows) ->
            person.traces().forEach(trace -> search(table, rows, literal(trace), found)));
    return found;
  }

  /** Where one of the secrets is; none may be anywhere. */
  List<String> secrets(Set<String> secrets) {
    List<String> found = new ArrayList<>();
    places(true)
        .forEach(
            (place, text) ->
                secrets.forEach(secret -> search(place, text, literal(secret), found)));
    return found;
  }

  /** Addresses of people in the logs, whoever they may be. */
  List<String> emails() {
    List<String> found = new ArrayList<>();
    logs.files().forEach((place, text) -> search(place, text, EMAIL, found));
    return found;
  }

  /** Tables that hold a correlation id. */
  Set<String> tablesWith(String correlationId) {
    Set<String> with = new TreeSet<>();
    tables.forEach(
        (table, rows) -> {
          if (rows.contains("\"correlation_id\": \"" + correlationId + "\"")) {
            with.add(table);
          }
        });
    return with;
  }

  long characters() {
    return places(true).values().stream().mapToLong(String::length).sum();
  }

  int places() {
    return places(true).size();
  }

  private Map<String, String> places(boolean all) {
    Map<String, String> places = new LinkedHashMap<>(logs.files());
    tables.forEach(
        (table, rows) -> {
          if (all || !OF_PEOPLE.contains(table.substring(0, table.indexOf('.')))) {
            places.put(table, rows);
          }
        });
    places.put("/metrics", metrics);
    return places;
  }

  private static Pattern literal(String text) {
    return Pattern.compile(text, Pattern.LITERAL);
  }

  private static void search(String place, String text, Pattern wanted, List<String> found) {
    Matcher matcher = wanted.matcher(text);
    if (matcher.find()) {
      int from = Math.max(0, matcher.start() - 160);
      int to = Math.min(text.length(), matcher.end() + 60);
      found.add(matcher.group() + " in " + place + ": " + text.substring(from, to));
    }
  }
}
