package org.wellbundle.platform.http;

import org.osgi.annotation.versioning.ConsumerType;

/** Told of every answered request. Called on the request's thread, so it must only count. */
@ConsumerType
public interface RequestObserver {
  /**
   * @param method GET and the like
   * @param route template of the path ({@code /api/v1/sleep/{id}}), or the part of the service that
   *     answered ({@code ui}, {@code hooks}, {@code page}, {@code other}); never a path
   * @param nanos from the first filter to the answer
   */
  void answered(String method, String route, int status, long nanos);
}
