package org.wellbundle.provider.withings.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wellbundle.api.measurement.Goals;
import org.wellbundle.provider.withings.support.Fixtures;

class GoalsMapperTest {

  @Test
  void mapsGoals() {
    assertThat(Fixtures.map(new GoalsMapper(), "goals.json").goals())
        .isEqualTo(new Goals(9000, 27000, 68.5));
  }

  @Test
  void takesAnEmptyListAsNoGoalsAndNothingAsNothing() {
    assertThat(goals("{'goals':[]}")).isEqualTo(new Goals(null, null, null));
    assertThat(goals("{'goals':{'steps':null,'weight':7}}")).isEqualTo(new Goals(null, null, null));
    assertThat(goals("{}")).isNull();
  }

  private static Goals goals(String body) {
    return Fixtures.mapBody(new GoalsMapper(), body).batch().build().goals();
  }
}
