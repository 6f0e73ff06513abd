package org.wellbundle.platform.activemq.internal;

import java.lang.annotation.Annotation;

/** A configuration by hand. */
record ByHand(String connector, String user, String password, int memoryLimitMb)
    implements BrokerConfig {
  @Override
  public String url() {
    return "";
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return BrokerConfig.class;
  }
}
