package org.wellbundle.platform.activemq.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.activemq.broker.Broker;
import org.apache.activemq.broker.BrokerFilter;
import org.apache.activemq.broker.ConnectionContext;
import org.apache.activemq.command.ConnectionInfo;
import org.jspecify.annotations.Nullable;

/** Lets in who knows the nodes' common name and password. */
final class PasswordFilter extends BrokerFilter {
  private final String user;
  private final String password;

  PasswordFilter(Broker next, String user, String password) {
    super(next);
    this.user = user;
    this.password = password;
  }

  @Override
  public void addConnection(ConnectionContext context, ConnectionInfo info) throws Exception {
    if (!same(user, info.getUserName()) || !same(password, info.getPassword())) {
      throw new SecurityException("User name or password is wrong.");
    }
    super.addConnection(context, info);
  }

  private static boolean same(String expected, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
