package org.wellbundle.core.consent.internal.person;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.module.PersonRights;
import org.wellbundle.api.module.PersonalData;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.core.consent.internal.person.PartTable.Part;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.privacy.AuditLog;
import org.wellbundle.platform.secrets.Vault;

/** Export, restriction and erasure of one person over all parts, here or gone. */
@Component
public final class People implements PersonRights {
  private final Transactions transactions;
  private final AuditLog audit;
  private final Vault vault;
  private final Parts parts;

  @Activate
  public People(
      @Reference Transactions transactions,
      @Reference AuditLog audit,
      @Reference Vault vault,
      @Reference Parts parts) {
    this.transactions = transactions;
    this.audit = audit;
    this.vault = vault;
    this.parts = parts;
  }

  @Override
  public Set<String> export(Person person, OutputStream out) throws IOException {
    Set<String> missing = new TreeSet<>(parts.known());
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (PersonalData part : parts.here()) {
        part.export(person, new ZipFolder(zip, part.name()));
        missing.remove(part.name());
      }
    }
    return missing;
  }

  @Override
  public void restrict(Person person, boolean restricted, String correlationId) {
    transactions.runInTenant(
        person.tenant(),
        tx -> {
          for (Part part : PartTable.all(tx)) {
            call(tx, "select " + part.schema() + ".restrict_person(?, ?, ?)", person, restricted);
          }
          record(tx, person, restricted ? "person.restricted" : "person.resumed", correlationId);
        });
  }

  @Override
  public Erasure erase(Person person, String correlationId) {
    Set<String> releasing = new TreeSet<>();
    for (PersonalData part : parts.here()) {
      if (!part.release(person, correlationId)) {
        releasing.add(part.name());
      }
    }
    if (!releasing.isEmpty()) {
      return new Releasing(releasing);
    }
    Map<String, Long> receipt =
        transactions.inTenant(person.tenant(), tx -> erase(tx, person, correlationId));
    vault.shred(person.tenant(), person.account().value());
    parts.here().forEach(part -> part.erased(person));
    return new Erased(receipt);
  }

  private Map<String, Long> erase(Transaction tx, Person person, String correlationId)
      throws SQLException {
    // Before the key goes, so that the person's entries end with this one.
    record(tx, person, "person.erased", correlationId);
    Map<String, Long> rows = new LinkedHashMap<>();
    for (Part part : PartTable.all(tx)) {
      rows.put(
          part.name(), call(tx, "select " + part.schema() + ".erase_person(?, ?)", person, null));
    }
    return rows;
  }

  @Override
  public Map<String, Long> eraseProfile(Person profiles, String correlationId) {
    return transactions.inTenant(
        profiles.tenant(),
        tx -> {
          Map<String, Long> rows = new LinkedHashMap<>();
          for (Part part : PartTable.byProfile(tx)) {
            long gone = 0;
            for (ProfileId profile : profiles.profiles()) {
              gone += eraseProfile(tx, part, profiles, profile);
            }
            rows.put(part.name(), gone);
          }
          if (rows.values().stream().anyMatch(gone -> gone > 0)) {
            record(tx, profiles, "profile.erased", correlationId);
          }
          return rows;
        });
  }

  private static long eraseProfile(Transaction tx, Part part, Person whose, ProfileId profile)
      throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select " + part.schema() + ".erase_profile(?, ?)")) {
      call.setLong(1, whose.account().value());
      call.setLong(2, profile.value());
      try (ResultSet row = call.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void record(Transaction tx, Person person, String action, String correlationId) {
    audit.append(
        tx, new AuditEntry(action, Actor.SYSTEM, person.account(), null, Map.of(), correlationId));
  }

  private static long call(Transaction tx, String sql, Person person, @Nullable Boolean flag)
      throws SQLException {
    Array profiles =
        tx.connection()
            .createArrayOf("bigint", person.profiles().stream().map(ProfileId::value).toArray());
    try (PreparedStatement call = tx.connection().prepareStatement(sql)) {
      call.setLong(1, person.account().value());
      call.setArray(2, profiles);
      if (flag != null) {
        call.setBoolean(3, flag);
      }
      try (ResultSet row = call.executeQuery()) {
        row.next();
        return flag == null ? row.getLong(1) : 0;
      }
    }
  }
}
