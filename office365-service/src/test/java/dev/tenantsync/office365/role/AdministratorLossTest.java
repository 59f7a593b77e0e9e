package dev.tenantsync.office365.role;

import static dev.tenantsync.office365.role.AdministratorLoss.Reason.LAST_ADMINISTRATOR;
import static dev.tenantsync.office365.role.AdministratorLoss.Reason.SELF;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdministratorLossTest {

  @Test
  void theLastWhoIsAbleStays() {
    assertThat(new AdministratorLoss(true, false, false).refusal()).contains(LAST_ADMINISTRATOR);
    assertThat(new AdministratorLoss(true, false, true).refusal()).contains(SELF);
  }

  @Test
  void oneOfSeveralMayGo() {
    assertThat(new AdministratorLoss(true, true, false).refusal()).isEmpty();
    assertThat(new AdministratorLoss(true, true, true).refusal()).isEmpty();
  }

  @Test
  void whoIsDisabledAlreadyMayGo() {
    assertThat(new AdministratorLoss(false, false, false).refusal()).isEmpty();
    assertThat(new AdministratorLoss(false, true, false).refusal()).isEmpty();
  }

  @Test
  void theTextForAdministratorsThemselvesIsGraphs() {
    assertThat(SELF.sentence())
        .isEqualTo("Removing self from Global Administrator built-in role is not allowed");
  }
}
