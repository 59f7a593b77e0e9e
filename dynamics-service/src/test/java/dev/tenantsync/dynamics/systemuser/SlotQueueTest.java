package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.provisioning.Promotion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Non-interactive users who come back to find their slot taken. */
@QuarkusTest
class SlotQueueTest {

  private static final int LIMIT = 5;

  @Inject World world;
  @Inject Promotion promotion;
  private final List<Person> programs = new ArrayList<>();

  @BeforeEach
  void fiveProgramsOfWhichTwoCameBackTooLate() {
    world.clear();
    for (int i = 0; i < LIMIT; i++) {
      programs.add(nonInteractive("Program" + i));
    }
    List<Person> away = List.copyOf(programs.subList(0, 2));
    away.forEach(program -> world.isDecided(program.softDeleted()));
    programs.add(nonInteractive("Late1"));
    programs.add(nonInteractive("Late2"));
    away.forEach(program -> world.isDecided(program.present()));
  }

  @Test
  void whoeverFindsNoSlotWaitsDisabled() {
    assertThat(waiting(programs.get(0))).isTrue();
    assertThat(waiting(programs.get(1))).isTrue();
    assertThat(enabled()).isEqualTo(LIMIT);
  }

  @Test
  void slotFreedByAnEditGoesToWhoeverWaitsLongest() {
    UUID freed = world.rowOf(programs.get(5));

    assertThat(patch(freed, Map.of("accessmode", 0)).statusCode()).isEqualTo(204);

    assertThat(waiting(programs.get(0))).isFalse();
    assertThat(waiting(programs.get(1))).isTrue();
    assertThat(enabled()).isEqualTo(LIMIT);
  }

  @Test
  void anEditStandsWhateverComesOfTheSlotThatItFrees() {
    UUID freed = world.rowOf(programs.get(5));
    world.failEnabling();
    try {
      assertThat(patch(freed, Map.of("accessmode", 0)).statusCode()).isEqualTo(204);
    } finally {
      world.allowWrites();
    }
    assertThat(waiting(programs.get(0))).isTrue();

    promotion.promote("sync");

    assertThat(waiting(programs.get(0))).isFalse();
  }

  @Test
  void lateComerIsRefusedWhileOthersWait() {
    UUID late = world.arrives(person("Late3").licensed());

    assertThat(patch(late, Map.of("accessmode", 4)).<String>path("error.code"))
        .isEqualTo("0x80040d3f");
  }

  private Person nonInteractive(String name) {
    Person program = person(name).licensed();
    UUID row = world.arrives(program);
    assertThat(patch(row, Map.of("accessmode", 4)).statusCode()).isEqualTo(204);
    return program;
  }

  private boolean waiting(Person program) {
    return world.number(
            """
            select count(*) as n from systemuser where systemuserid = ? and isdisabled
              and disabledreasonid = 'NON_INTERACTIVE_LIMIT'
            """,
            world.rowOf(program))
        == 1;
  }

  private long enabled() {
    return world.number(
        "select count(*) as n from systemuser where accessmode = 4 and not isdisabled"
            + " and kind = 'PERSON'");
  }
}
