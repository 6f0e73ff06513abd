package org.wellbundle.platform.openjpa.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.openjpa.persistence.PersistenceProviderImpl;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.openjpa.EntityStore;

/**
 * One persistence unit. OpenJPA looks classes up through the thread's context class loader, both
 * when a unit is opened and whenever it is used, so every call runs with one that sees the owner's
 * classes and OpenJPA's.
 */
final class OpenJpaStore implements EntityStore {
  private final String unit;
  private final ClassLoader loader;
  private final SharedConnections connections = new SharedConnections();
  private @Nullable EntityManagerFactory factory;

  OpenJpaStore(String unit, Class<?> anchor) {
    this.unit = unit;
    this.loader =
        new UnitLoader(anchor.getClassLoader(), PersistenceProviderImpl.class.getClassLoader());
  }

  @Override
  public <T> T inTransaction(Transaction tx, Function<EntityManager, T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try (SharedConnections.Use use = connections.use(tx.connection())) {
      return run(work);
    } catch (PersistenceException e) {
      throw translated(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private <T> T run(Function<EntityManager, T> work) {
    EntityManager entities = factory().createEntityManager();
    try {
      entities.getTransaction().begin();
      T result = work.apply(entities);
      entities.getTransaction().commit();
      return result;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }

  /** Opened at first use: it needs a connection, and those exist inside of transactions only. */
  private synchronized EntityManagerFactory factory() {
    EntityManagerFactory open = factory;
    if (open == null) {
      Map<String, Object> properties = new HashMap<>();
      properties.put("openjpa.ConnectionFactory", connections);
      properties.put("openjpa.jdbc.DBDictionary", "postgres");
      properties.put("openjpa.DataCache", "false");
      properties.put("openjpa.QueryCache", "false");
      properties.put("openjpa.DynamicEnhancementAgent", "false");
      properties.put("openjpa.RuntimeUnenhancedClasses", "unsupported");
      open =
          new PersistenceProviderImpl()
              .createEntityManagerFactory(unit, "META-INF/persistence.xml", properties);
      if (open == null) {
        throw new IllegalStateException("no persistence unit " + unit);
      }
      factory = open;
    }
    return open;
  }

  /** Callers know SQL errors as {@link DatabaseException}, wherever they came from. */
  private static RuntimeException translated(PersistenceException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return new DatabaseException(
            "database: refused through entities (" + sql.getSQLState() + ")",
            sql.getSQLState(),
            constraint(sql),
            e);
      }
    }
    return e;
  }

  /** OpenJPA hangs the driver's exception to its own as the next one. */
  private static @Nullable String constraint(SQLException e) {
    for (SQLException each = e; each != null; each = each.getNextException()) {
      if (each instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
        return postgres.getServerErrorMessage().getConstraint();
      }
    }
    return null;
  }

  @Override
  public synchronized void close() {
    if (factory != null) {
      factory.close();
      factory = null;
    }
  }
}
