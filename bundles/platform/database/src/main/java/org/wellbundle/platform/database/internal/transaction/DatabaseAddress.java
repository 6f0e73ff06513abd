package org.wellbundle.platform.database.internal.transaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the database is.
 *
 * @param url JDBC URL without user and password
 */
public record DatabaseAddress(String url) {
  private static final int CONNECT_SECONDS = 3;

  /** A role and its password. */
  public record Login(String user, String password) {
    /**
     * The login of a role whose password nobody has to hand out: every node that knows the owner's
     * password arrives at the same one.
     */
    public Login derive(String role) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] digest = mac.doFinal(("wellbundle role " + role).getBytes(StandardCharsets.UTF_8));
        return new Login(role, Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return user;
    }
  }

  /** For the owner: no limits, since changes of a schema may take their time. */
  public DataSource ownerDataSource(Login login) {
    return base(login);
  }

  /** For work: a statement, a wait for a lock and an idle transaction all end some time. */
  public DataSource dataSource(Login login, int statementSeconds, int lockSeconds) {
    PGSimpleDataSource source = base(login);
    source.setOptions(
        "-c statement_timeout=%ds -c lock_timeout=%ds -c idle_in_transaction_session_timeout=%ds"
            .formatted(statementSeconds, lockSeconds, 2 * statementSeconds + 60));
    source.setSocketTimeout(2 * statementSeconds + 30);
    return source;
  }

  private PGSimpleDataSource base(Login login) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser(login.user());
    source.setPassword(login.password());
    source.setApplicationName("wellbundle");
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    // Details of server errors quote values of rows, which must not get into logs.
    source.setLogServerErrorDetail(false);
    return source;
  }
}
