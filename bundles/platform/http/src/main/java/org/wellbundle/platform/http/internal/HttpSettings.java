package org.wellbundle.platform.http.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Holds the settings in force; a change takes effect with the next request. */
@Component(service = HttpSettings.class, configurationPid = "org.wellbundle.platform.http")
public final class HttpSettings {
  private volatile Settings current;

  @Activate
  public HttpSettings(HttpConfig config) {
    this.current = Settings.of(config);
  }

  @Modified
  void modified(HttpConfig config) {
    current = Settings.of(config);
  }

  public Settings current() {
    return current;
  }
}
