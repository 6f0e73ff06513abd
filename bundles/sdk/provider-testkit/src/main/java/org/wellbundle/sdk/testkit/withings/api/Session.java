package org.wellbundle.sdk.testkit.withings.api;

import org.wellbundle.sdk.testkit.withings.auth.Access;
import org.wellbundle.sdk.testkit.withings.auth.App;
import org.wellbundle.sdk.testkit.withings.data.Timeline;
import org.wellbundle.sdk.testkit.withings.people.Person;

/** Who a data call is made for. */
public record Session(App app, Access access, Timeline timeline) {

  public Person person() {
    return timeline.person();
  }
}
