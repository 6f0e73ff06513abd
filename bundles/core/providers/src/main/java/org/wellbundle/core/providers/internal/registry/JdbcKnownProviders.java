package org.wellbundle.core.providers.internal.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.core.providers.internal.ProvidersSchema;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** Remembers providers in {@code dispatch.provider_seen}; read at the start and when one comes. */
@Component
public final class JdbcKnownProviders implements KnownProviders {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

  private final Transactions transactions;
  private volatile Map<String, Known> known;

  @Activate
  public JdbcKnownProviders(
      @Reference Transactions transactions,
      @Reference(target = ProvidersSchema.READY) SchemaReady ready) {
    this(transactions);
  }

  public JdbcKnownProviders(Transactions transactions) {
    this.transactions = transactions;
    this.known = transactions.asDispatcher(JdbcKnownProviders::read);
  }

  @Override
  public void seen(ProviderDescriptor descriptor, Instant at) {
    known =
        transactions.asDispatcher(
            tx -> {
              write(tx, descriptor, at);
              return read(tx);
            });
  }

  private static void write(Transaction tx, ProviderDescriptor descriptor, Instant at)
      throws SQLException {
    OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
    try (PreparedStatement statement =
        tx.connection()
            .prepareStatement(
                "insert into dispatch.provider_seen as p (id, names, registration, first_seen,"
                    + " last_seen, hook_hash) values (?, ?, ?, ?, ?, ?) on conflict (id) do update"
                    + " set names = excluded.names, registration = excluded.registration,"
                    + " hook_hash = excluded.hook_hash, last_seen ="
                    + " greatest(p.last_seen, excluded.last_seen)")) {
      statement.setString(1, descriptor.id());
      statement.setString(2, MAPPER.writeValueAsString(descriptor.names()));
      statement.setString(3, descriptor.registration());
      statement.setObject(4, time);
      statement.setObject(5, time);
      statement.setBytes(6, RegistrationToken.of(descriptor));
      statement.executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Map<String, Known> all() {
    return known;
  }

  private static Map<String, Known> read(Transaction tx) throws SQLException {
    Map<String, Known> all = new HashMap<>();
    try (PreparedStatement statement =
            tx.connection()
                .prepareStatement(
                    "select id, names, registration, last_seen, hook_hash from dispatch.provider_seen");
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        String id = row.getString(1);
        byte[] hash = row.getBytes(5);
        all.put(
            id,
            new Known(
                id,
                MAPPER.readValue(row.getString(2), NAMES),
                row.getString(3),
                hash == null ? RegistrationToken.NONE : hash,
                row.getObject(4, OffsetDateTime.class).toInstant()));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return Map.copyOf(all);
  }
}
