package org.wellbundle.platform.openapi.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.ApiCatalogue;

/** The document as served; made again when the resources have changed. */
@Component(service = ApiDocument.class)
public final class ApiDocument {
  private final ApiCatalogue catalogue;
  private volatile @Nullable Made made;

  /** Bytes of the document with their hash. */
  record Made(long revision, byte[] json, String etag) {}

  @Activate
  public ApiDocument(@Reference ApiCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  Made current() {
    long revision = catalogue.revision();
    Made last = made;
    if (last != null && last.revision() == revision) {
      return last;
    }
    byte[] json = json(catalogue);
    Made now = new Made(revision, json, etag(json));
    made = now;
    return now;
  }

  /** Uses a class loader of its own for service files; the caller's may be anyone's. */
  private static synchronized byte[] json(ApiCatalogue catalogue) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ApiDocument.class.getClassLoader());
    try {
      return new DocumentBuilder().build(catalogue.offers()).getBytes(StandardCharsets.UTF_8);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String etag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
