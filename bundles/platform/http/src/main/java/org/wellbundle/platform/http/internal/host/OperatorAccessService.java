package org.wellbundle.platform.http.internal.host;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.OperatorAccess;
import org.wellbundle.platform.http.internal.HttpSettings;
import org.wellbundle.platform.http.internal.Settings;

/** By the peer's address, unless a proxy stands before us, or by a token. */
@Component(service = OperatorAccess.class)
public final class OperatorAccessService implements OperatorAccess {
  private final HttpSettings settings;

  @Activate
  public OperatorAccessService(@Reference HttpSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean admits(HttpServletRequest request) {
    boolean forwarded =
        request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
    return admits(request.getRemoteAddr(), forwarded, request.getHeader("Authorization"));
  }

  boolean admits(String peer, boolean forwarded, @Nullable String authorization) {
    Settings now = settings.current();
    if (!now.operatorToken().isBlank() && authorization != null) {
      return MessageDigest.isEqual(
          authorization.getBytes(StandardCharsets.UTF_8),
          ("Bearer " + now.operatorToken()).getBytes(StandardCharsets.UTF_8));
    }
    return !forwarded && now.operatorsFrom().contains(peer);
  }
}
