package org.wellbundle.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import org.osgi.annotation.versioning.ProviderType;

/** Decides who may read what is for operators' machines: metrics, and health in detail. */
@ProviderType
public interface OperatorAccess {
  /** True for a caller at one of the configured addresses, and for one with the token. */
  boolean admits(HttpServletRequest request);
}
