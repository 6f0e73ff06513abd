package org.wellbundle.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A node's PostgreSQL as the owner of the schemas sees it: beyond row-level security, for preparing
 * and for looking after.
 */
public final class Database {
  private static final String OWNER = "wellbundle_owner";

  private final String url;
  private final String password;

  private Database(String url, String password) {
    this.url = url;
    this.password = password;
  }

  /** The embedded one of a node. */
  public static Database of(Node node) {
    Path folder = node.data().resolve("postgres");
    try (Reader reader = Files.newBufferedReader(folder.resolve("passwords"))) {
      Properties passwords = new Properties();
      passwords.load(reader);
      String port = Files.readString(folder.resolve("port")).strip();
      return at(
          "jdbc:postgresql://127.0.0.1:" + port + "/wellbundle",
          passwords.getProperty("owner", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Database at(String url, String password) {
    return new Database(url, password);
  }

  String url() {
    return url;
  }

  String password() {
    return password;
  }

  /** Columns of every row as text, with a blank between them. */
  public List<String> rows(String sql) {
    try (Connection connection = DriverManager.getConnection(url, OWNER, password);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          line.append(i == 1 ? "" : " ").append(row.getString(i));
        }
        rows.add(line.toString());
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one number a query answers. */
  public long number(String sql) {
    return Long.parseLong(rows(sql).get(0));
  }

  public void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url, OWNER, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
