package org.wellbundle.platform.activemq.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Keys of {@code org.wellbundle.platform.activemq.cfg}. */
@ComponentPropertyType
public @interface BrokerConfig {
  /** Address of an external broker, best with {@code failover:(…)}; empty for an embedded one. */
  String url() default "";

  /** Who we are at the broker; with a connector, also whom the embedded one lets in. */
  String user() default "";

  String password() default "";

  /** Where other nodes reach the embedded broker; empty for nowhere. */
  String connector() default "";

  /** Memory for messages that wait in the embedded broker. */
  int memoryLimitMb() default 32;
}
