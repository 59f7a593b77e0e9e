package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenantsync.pair.faults.Client.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The comparison has to see what is wrong, or a trial shows nothing. */
class ModelTest {

  private static final Account ADA = account(true, true);
  private static final Row ENABLED = row(true, 0, Optional.empty(), "Title 1");
  private static final Row DISABLED = row(false, 0, Optional.empty(), "Title 1");

  @Test
  void aRowThatIsAsItShouldBeIsNoFault() {
    assertThat(Claim.faults(ADA, Optional.of(ENABLED))).isEmpty();
    assertThat(Claim.faults(account(false, true), Optional.empty())).isEmpty();
  }

  @Test
  void whoShouldHaveARowMustHaveOneThatIsEnabled() {
    assertThat(Claim.faults(ADA, Optional.empty())).hasSize(1);
    assertThat(Claim.faults(ADA, Optional.of(DISABLED))).hasSize(1);
  }

  @Test
  void nobodyIsEnabledWhoIsBlockedOrHasNoClaim() {
    assertThat(Claim.faults(account(true, false), Optional.of(ENABLED))).hasSize(1);
    assertThat(Claim.faults(account(false, true), Optional.of(ENABLED))).hasSize(2);
  }

  @Test
  void aChangeThatDidNotArriveShows() {
    assertThat(Claim.faults(ADA, Optional.of(row(true, 0, Optional.empty(), "Title 0"))))
        .hasSize(1);
    assertThat(Claim.faults(ADA, Optional.of(row(true, 0, Optional.of(4), "Title 1")))).hasSize(1);
  }

  @Test
  void whoIsDisabledIsSoForTheFirstReasonThatHolds() {
    Account blocked = account(true, false);
    assertThat(Claim.faults(blocked, Optional.of(disabledFor("SIGN_IN_BLOCKED")))).isEmpty();
    assertThat(Claim.faults(blocked, Optional.of(disabledFor("NO_LICENSE")))).hasSize(1);
  }

  @Test
  void aRowThatWasSeenStays() {
    Hand hand = new Hand(null, "s-a", null);
    Employee ada = Employee.hired("ada", "s-a1");
    ada.title().heard("Title 1", made(0));
    ada.member().heard(true, made(0));
    hand.people().add(ada);
    Model model = new Model(Map.of("ada", account(false, true)), Map.of());

    assertThat(model.faults(List.of(hand), "s-")).isEmpty();
    ada.row().set(true);
    assertThat(model.faults(List.of(hand), "s-")).singleElement().asString().contains("its row");
  }

  @Test
  void whatWasAnsweredMustBeThere() {
    Hand hand = new Hand(null, "s-a", null);
    Employee lost = Employee.hired("lost", "s-a1");
    Employee ada = Employee.hired("ada", "s-a2");
    ada.licensed().heard(true, made(0));
    ada.member().heard(true, made(0));
    ada.title().heard("Title 2", made(0));
    hand.people().addAll(List.of(lost, ada));
    Model model = new Model(Map.of("ada", ADA), Map.of("ada", ENABLED));

    assertThat(model.faults(List.of(hand), "s-"))
        .hasSize(2)
        .anyMatch(fault -> fault.endsWith("is lost"))
        .anyMatch(fault -> fault.contains("jobTitle"));
  }

  @Test
  void whatWasNotAnsweredMayComeLateAndWhatWasAnsweredGoesBeforeWhatWasBefore() {
    Belief<String> title = new Belief<>("");
    title.heard("refused", new Result(400, MissingNode.getInstance(), 0));
    assertThat(title.allows("refused")).isFalse();
    title.heard("doubtful", made(1));
    assertThat(title.allows("")).isFalse();
    title.heard("answered", made(0));
    assertThat(title.allows("answered")).isTrue();
    assertThat(title.allows("doubtful")).isTrue();
    assertThat(title.undisturbed()).isFalse();
  }

  private static Result made(int doubts) {
    return new Result(204, MissingNode.getInstance(), doubts);
  }

  private static Account account(boolean licensed, boolean signIn) {
    return new Account("ada", "ada@contoso", true, signIn, "Title 1", licensed, true, false, false);
  }

  private static Row row(boolean enabled, int mode, Optional<Integer> chosen, String title) {
    return row(enabled, Optional.empty(), mode, chosen, title);
  }

  private static Row disabledFor(String reason) {
    return row(false, Optional.of(reason), 0, Optional.empty(), "Title 1");
  }

  private static Row row(
      boolean enabled, Optional<String> reason, int mode, Optional<Integer> chosen, String title) {
    return new Row(
        "ada",
        "ada@contoso",
        title,
        enabled,
        reason,
        mode,
        chosen,
        false,
        true,
        0,
        false,
        false,
        false);
  }
}
