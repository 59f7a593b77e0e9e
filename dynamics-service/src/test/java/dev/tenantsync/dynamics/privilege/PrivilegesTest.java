package dev.tenantsync.dynamics.privilege;

import static dev.tenantsync.dynamics.privilege.Depth.BASIC;
import static dev.tenantsync.dynamics.privilege.Depth.GLOBAL;
import static dev.tenantsync.dynamics.privilege.Depth.LOCAL;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.entitlement.AccessMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrivilegesTest {

  private static final Privileges ALL = Privileges.of(GLOBAL, List.of(Privilege.values()));

  @Test
  void rolesAddUpToTheDeeperOne() {
    Privileges both =
        Privileges.of(LOCAL, List.of(READ_USER, READ_ACCOUNT))
            .and(Privileges.of(GLOBAL, List.of(READ_USER)))
            .and(Privileges.of(BASIC, List.of(READ_ACCOUNT, WRITE_ACCOUNT)));

    assertThat(both.depthOf(READ_USER)).contains(GLOBAL);
    assertThat(both.depthOf(READ_ACCOUNT)).contains(LOCAL);
    assertThat(both.depthOf(WRITE_ACCOUNT)).contains(BASIC);
    assertThat(both.depthOf(WRITE_USER)).isEmpty();
  }

  @Test
  void aRoleIsCoveredOnlyByAllOfItsPrivilegesAtLeastAsDeep() {
    Privileges own = Privileges.of(LOCAL, List.of(READ_USER, READ_ACCOUNT));

    assertThat(own.covers(Privileges.NONE)).isTrue();
    assertThat(own.covers(own)).isTrue();
    assertThat(own.covers(Privileges.of(BASIC, List.of(READ_USER)))).isTrue();
    assertThat(own.covers(Privileges.of(GLOBAL, List.of(READ_USER)))).isFalse();
    assertThat(own.covers(Privileges.of(BASIC, List.of(READ_USER, WRITE_USER)))).isFalse();
    assertThat(ALL.covers(own)).isTrue();
    assertThat(own.covers(ALL)).isFalse();
  }

  @Test
  void accessModesNarrow() {
    assertThat(ALL.leftBy(AccessMode.READ_WRITE)).isEqualTo(ALL);
    assertThat(ALL.leftBy(AccessMode.NON_INTERACTIVE)).isEqualTo(ALL);
    Set<Privilege> settings = ALL.leftBy(AccessMode.ADMINISTRATIVE).held().keySet();
    assertThat(settings)
        .contains(READ_USER, WRITE_USER)
        .doesNotContain(READ_ACCOUNT, WRITE_ACCOUNT);
    Set<Privilege> reading = ALL.leftBy(AccessMode.READ).held().keySet();
    assertThat(reading).contains(READ_USER, READ_ACCOUNT).doesNotContain(WRITE_USER, WRITE_ACCOUNT);
  }

  @Test
  void namesAndIdsAreTheirOwn() {
    assertThat(List.of(Privilege.values())).extracting(Privilege::id).doesNotHaveDuplicates();
    assertThat(List.of(Privilege.values()))
        .allMatch(one -> Privilege.named(one.privilegeName()).orElseThrow() == one)
        .allMatch(one -> one.privilegeName().startsWith("prv"));
  }
}
