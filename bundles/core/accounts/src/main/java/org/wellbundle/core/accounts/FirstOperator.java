package org.wellbundle.core.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountRegistration;
import org.wellbundle.api.account.AccountRegistration.NewAccount;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.security.Secrets;
import org.wellbundle.platform.database.Transactions;

/**
 * Lets whoever can read the data folder make the first operator, so that no installation starts
 * with an account anybody knows. While there is no operator, a key lies in that folder; the account
 * is made with it, once.
 */
@Component(service = FirstOperator.class, configurationPid = "org.wellbundle.core.accounts")
public final class FirstOperator {
  private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);
  private static final String FILE = "operator-setup-key";

  private final Transactions transactions;
  private final AccountRegistration accounts;
  private final Path file;

  @Activate
  public FirstOperator(
      @Reference Transactions transactions,
      @Reference Accounts accounts,
      BundleContext context,
      Lifetimes.Config config) {
    this(transactions, accounts, folder(context, config.dataDir()));
  }

  FirstOperator(Transactions transactions, AccountRegistration accounts, Path folder) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.file = folder.resolve(FILE);
    prepare();
  }

  private static Path folder(BundleContext context, String configured) {
    String karaf = context.getProperty("karaf.data");
    return Path.of(
        !configured.isBlank()
            ? configured
            : karaf == null ? System.getProperty("java.io.tmpdir") : karaf);
  }

  private void prepare() {
    try {
      if (exists()) {
        Files.deleteIfExists(file);
      } else if (!Files.exists(file)) {
        write();
        LOG.info("no operator yet; the key to make the first one is in {}", file);
      }
    } catch (IOException e) {
      LOG.warn("the key for the first operator can't be written to {}: {}", file, e.toString());
    }
  }

  private void write() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".new");
    if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
    }
    Files.writeString(fresh, Secrets.random(24) + "\n");
    Files.move(fresh, file);
  }

  /** Empty when the key is wrong, or there is an operator already. */
  public Optional<AccountRegistration.Outcome> make(
      String key, String email, String name, String password) {
    if (exists() || !isKey(key)) {
      return Optional.empty();
    }
    AccountRegistration.Outcome outcome =
        accounts.register(
            TenantId.PLATFORM,
            new NewAccount(
                email, name, password, Set.of(Role.OPERATOR), Locale.ENGLISH, ZoneId.of("UTC")));
    if (outcome instanceof AccountRegistration.Created) {
      remove();
    }
    return Optional.of(outcome);
  }

  private boolean isKey(String key) {
    try {
      byte[] expected = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
      return expected.length > 0
          && MessageDigest.isEqual(expected, key.getBytes(StandardCharsets.UTF_8));
    } catch (IOException noKey) {
      return false;
    }
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean exists() {
    return transactions.inTenant(
        TenantId.PLATFORM,
        tx -> {
          try (PreparedStatement select =
              tx.connection()
                  .prepareStatement(
                      "select 1 from accounts.account_role where tenant_id = ? and role = ?"
                          + " limit 1")) {
            select.setInt(1, TenantId.PLATFORM.value());
            select.setString(2, Role.OPERATOR.wireName());
            try (ResultSet rows = select.executeQuery()) {
              return rows.next();
            }
          }
        });
  }
}
