package org.wellbundle.platform.database;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.module.PersonalData.Archive;
import org.wellbundle.api.module.PersonalData.Person;

/**
 * A person's rows as JSON files of an archive. Rows are read and written in portions, so a file may
 * be as large as it likes.
 */
public final class PersonRows {
  private static final int PORTION = 1_000;
  private static final String PERSON =
      "with person as materialized"
          + " (select ?::int as tenant, ?::bigint as account, ?::bigint[] as profiles)"
          + " select row_to_json(r)::text from (";

  private final Transactions transactions;
  private final Person person;
  private final Archive archive;

  public PersonRows(Transactions transactions, Person person, Archive archive) {
    this.transactions = transactions;
    this.person = person;
    this.archive = archive;
  }

  /**
   * Writes a file with an array of objects, one per row, named by the columns.
   *
   * @param select reads from {@code person p} besides the tables: {@code p.tenant}, {@code
   *     p.account} and the array {@code p.profiles}
   */
  public void file(String name, String select) throws IOException {
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(archive.file(name), StandardCharsets.UTF_8))) {
      transactions.runInTenant(person.tenant(), tx -> write(tx, select, out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void write(Transaction tx, String select, Writer out) throws SQLException {
    try (PreparedStatement query = tx.connection().prepareStatement(PERSON + select + ") r")) {
      query.setFetchSize(PORTION);
      query.setInt(1, person.tenant().value());
      query.setLong(2, person.account().value());
      query.setArray(
          3,
          tx.connection()
              .createArrayOf("bigint", person.profiles().stream().map(ProfileId::value).toArray()));
      try (ResultSet row = query.executeQuery()) {
        String before = "[";
        while (row.next()) {
          out.write(before + "\n" + row.getString(1));
          before = ",";
        }
        out.write(before.equals("[") ? "[]\n" : "\n]\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
