package dev.tenantsync.dynamics.entitlement;

import static dev.tenantsync.dynamics.entitlement.Account.account;
import static dev.tenantsync.dynamics.entitlement.BrakeClass.LAST_ADMINISTRATOR;
import static dev.tenantsync.dynamics.entitlement.BrakeClass.LOSS;
import static dev.tenantsync.dynamics.entitlement.BrakeClass.STATED;
import static dev.tenantsync.dynamics.entitlement.Rows.applied;
import static dev.tenantsync.dynamics.entitlement.Rows.environment;
import static dev.tenantsync.dynamics.entitlement.Rows.rowOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.entitlement.Batch.Case;
import dev.tenantsync.dynamics.entitlement.Mark.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeTest {

  private static final Limits LIMITS = new Limits(new Limit(10, 5), new Limit(100, 20));
  private static final UUID ADA = new UUID(2, 1);
  private static final UUID BEN = new UUID(2, 2);

  private final Map<UUID, Mark> marks = new HashMap<>();

  @ParameterizedTest
  @CsvSource({
    "10,  5,     0,   10",
    "10,  5,   200,   10",
    "10,  5,   219,   10",
    "10,  5,   220,   11",
    "10,  5, 5000,   250",
    "100, 20,  300,  100",
    "100, 20, 1000,  200",
    "0,   0, 1000,     0",
    "0, 100, 1000,  1000"
  })
  void limitIsTheGreaterOfANumberAndAShare(int atLeast, int percent, long people, long limit) {
    assertThat(new Limit(atLeast, percent).of(people)).isEqualTo(limit);
  }

  @Test
  void everyReasonOfTheDirectoryHasItsClassAndThoseFromHereHaveNone() {
    AccountFacts stated = account().facts();
    AccountFacts inferred = stated.with(new Lifecycle(Presence.GONE, null, true, true));

    assertThat(BrakeClass.of(stated, Reason.NO_LICENSE)).contains(LOSS);
    assertThat(BrakeClass.of(stated, Reason.OUTSIDE_SECURITY_GROUP)).contains(LOSS);
    assertThat(BrakeClass.of(inferred, Reason.DELETED_IN_DIRECTORY)).contains(LOSS);
    assertThat(BrakeClass.of(stated, Reason.DELETED_IN_DIRECTORY)).contains(STATED);
    assertThat(BrakeClass.of(stated, Reason.SIGN_IN_BLOCKED)).contains(STATED);
    assertThat(BrakeClass.of(stated, Reason.DISABLED_HERE)).isEmpty();
    assertThat(BrakeClass.of(stated, Reason.DELETED_HERE)).isEmpty();
    assertThat(BrakeClass.of(stated, Reason.NON_INTERACTIVE_LIMIT)).isEmpty();
  }

  @Test
  void lossesWithinTheLimitAreNotHeldAndOneMoreHoldsAllOfThem() {
    assertThat(judged(unlicensed(10), window(0, 100))).isEmpty();
    assertThat(judged(unlicensed(11), window(0, 100))).hasSize(11).containsValue(held(LOSS));
  }

  @Test
  void whatWasAskedForInTheWindowCounts() {
    assertThat(judged(unlicensed(4), window(6, 100))).isEmpty();
    assertThat(judged(unlicensed(4), window(7, 100))).hasSize(4);
  }

  @Test
  void onlyTheClassBeyondItsLimitIsHeld() {
    List<Case> cases = new ArrayList<>(unlicensed(11));
    cases.addAll(blocked(30));

    Map<UUID, Braked> braked = judged(cases, window(0, 100));

    assertThat(braked).hasSize(11).containsOnlyKeys(ids(unlicensed(11)));
  }

  @Test
  void statedBlocksHaveALimitOfTheirOwn() {
    assertThat(judged(blocked(100), window(0, 100))).isEmpty();
    assertThat(judged(blocked(101), window(0, 100))).hasSize(101).containsValue(held(STATED));
    assertThat(judged(blocked(200), window(0, 1000))).isEmpty();
  }

  @Test
  void classInMotionIsSetAside() {
    BrakeWindow moving = new BrakeWindow(Map.of(), 100, 5, Set.of(LOSS));
    List<Case> cases = new ArrayList<>(unlicensed(1));
    cases.addAll(blocked(1));

    assertThat(judged(cases, moving)).containsOnly(Map.entry(id(0), new Braked(LOSS, true)));
  }

  @Test
  void heldAccountKeepsItsAccessAndEverythingElseIsApplied() {
    Row today = rowOf(account().holding(TenantRole.GLOBAL_ADMINISTRATOR));
    AccountFacts facts = account().with(Account.named("new@contoso.com", "New", "Name")).facts();

    Decision decision =
        Decision.decide(facts, Optional.of(today), environment()).with(held(LOSS), today);
    Row row = applied(Optional.of(today), facts.objectId(), decision).orElseThrow();

    assertThat(row.standing()).isEqualTo(today.standing());
    assertThat(row.administrator()).isEqualTo(today.administrator());
    assertThat(row.profile().domainname()).isEqualTo("new@contoso.com");
    assertThat(decision.reason()).isEqualTo(Reason.NO_LICENSE);
    assertThat(decision.pending()).isFalse();
    assertThat(Decision.decide(facts, Optional.of(row), environment()).with(held(LOSS), row).plan())
        .isEqualTo(Plan.NOTHING);
  }

  @Test
  void heldAccountShowsThatItsLicenceIsGone() {
    Row today = rowOf(account().licensed());

    Decision decision =
        Decision.decide(account().facts(), Optional.of(today), environment())
            .with(held(LOSS), today);

    Row row = applied(Optional.of(today), Account.ID, decision).orElseThrow();
    assertThat(row.state().licensed()).isFalse();
    assertThat(row.standing().enabled()).isTrue();
  }

  @Test
  void accountSetAsideStaysPending() {
    Row today = rowOf(account().licensed());
    Decision free = Decision.decide(account().facts(), Optional.of(today), environment());

    assertThat(free.with(new Braked(LOSS, true), today).pending()).isTrue();
  }

  @Test
  void slotOfAHeldRowIsNotGivenToAnother() {
    Case leaving = new Case(account().id(ADA).blocked().facts(), Optional.of(nonInteractive(ADA)));
    Row disabled =
        Rows.synced(Optional.of(nonInteractive(BEN)), account().id(BEN).blocked().facts())
            .orElseThrow();
    Case wanting = new Case(account().id(BEN).licensed().facts(), Optional.of(disabled));
    Environment oneSlot = environment().with(new Slots(1, 1, List.of(BEN)));

    Batch batch =
        Batch.decide(List.of(leaving, wanting), oneSlot, Map.of(ADA, held(BrakeClass.STATED)));

    assertThat(batch.decisions().get(1).desired().enabled()).isFalse();
    assertThat(batch.slots().held()).isEqualTo(1);
  }

  @Test
  void lastAdministratorIsAlwaysHeld() {
    Case last = administrator(ADA, account().id(ADA).blocked());

    assertThat(judged(List.of(last), window(0, 1000, 0)))
        .containsOnly(Map.entry(ADA, held(LAST_ADMINISTRATOR)));
    assertThat(judged(List.of(last), window(0, 1000, 1))).isEmpty();
  }

  @Test
  void administratorsWhoWouldGoTogetherAreAllHeld() {
    Case ada = administrator(ADA, account().id(ADA).blocked());
    Case ben = administrator(BEN, account().id(BEN));

    assertThat(judged(List.of(ada, ben), window(0, 1000, 0)))
        .containsOnly(
            Map.entry(ADA, held(LAST_ADMINISTRATOR)), Map.entry(BEN, held(LAST_ADMINISTRATOR)));
  }

  @Test
  void administratorWhoArrivesInTheSameBatchLetsTheOtherGo() {
    Case leaving = administrator(ADA, account().id(ADA).blocked());
    Case coming =
        new Case(
            account().id(BEN).holding(TenantRole.GLOBAL_ADMINISTRATOR).facts(), Optional.empty());

    assertThat(judged(List.of(leaving, coming), window(0, 1000, 0))).isEmpty();
  }

  @Test
  void releasedAccountIsNotCountedAgainUntilItsVersionChanges() {
    marks.put(id(0), new Mark(State.RELEASED, LOSS, Reason.NO_LICENSE, 7));
    assertThat(judged(unlicensed(1), window(10, 100))).isEmpty();

    marks.put(id(0), new Mark(State.RELEASED, LOSS, Reason.NO_LICENSE, 6));
    assertThat(judged(unlicensed(1), window(10, 100))).hasSize(1);
  }

  @Test
  void heldAccountStaysHeldWithoutBeingCounted() {
    marks.put(id(0), new Mark(State.HELD, LOSS, Reason.NO_LICENSE, 6));

    assertThat(judged(unlicensed(11), window(0, 100))).hasSize(1).containsKey(id(0));
  }

  @Test
  void approvalIsForTheReasonItWasGivenFor() {
    marks.put(id(0), new Mark(State.APPROVED, LOSS, Reason.NO_LICENSE, 6));
    assertThat(judged(unlicensed(1), window(10, 100))).isEmpty();

    marks.put(id(0), new Mark(State.APPROVED, LOSS, Reason.OUTSIDE_SECURITY_GROUP, 6));
    assertThat(judged(unlicensed(1), window(10, 100))).hasSize(1);
  }

  @Test
  void approvalOfALossDoesNotTakeTheLastAdministrator() {
    marks.put(ADA, new Mark(State.APPROVED, LOSS, Reason.NO_LICENSE, 7));
    Case last = administrator(ADA, account().id(ADA));
    assertThat(judged(List.of(last), window(0, 100, 0)).get(ADA))
        .isEqualTo(held(LAST_ADMINISTRATOR));

    marks.put(ADA, new Mark(State.APPROVED, LAST_ADMINISTRATOR, Reason.NO_LICENSE, 7));
    assertThat(judged(List.of(last), window(0, 100, 0))).isEmpty();
  }

  @Test
  void lastAdministratorIsNotHeldOnceThereIsAnother() {
    marks.put(ADA, new Mark(State.HELD, LAST_ADMINISTRATOR, Reason.NO_LICENSE, 7));

    assertThat(judged(List.of(administrator(ADA, account().id(ADA))), window(0, 100, 1))).isEmpty();
  }

  @Test
  void rejectionStandsUntilTheVersionChanges() {
    marks.put(id(0), new Mark(State.REJECTED, LOSS, Reason.NO_LICENSE, 7));
    assertThat(judged(unlicensed(1), window(0, 100))).hasSize(1);

    marks.put(id(0), new Mark(State.REJECTED, LOSS, Reason.NO_LICENSE, 6));
    assertThat(judged(unlicensed(1), window(0, 100))).isEmpty();
  }

  private Map<UUID, Braked> judged(List<Case> cases, BrakeWindow window) {
    Map<UUID, Long> versions = new HashMap<>();
    cases.forEach(one -> versions.put(one.facts().objectId(), 7L));
    Batch free = Batch.decide(cases, environment());
    return Brake.judge(Asking.of(cases, free, versions, marks), window, LIMITS);
  }

  private static BrakeWindow window(int losses, long people) {
    return window(losses, people, 5);
  }

  private static BrakeWindow window(int losses, long people, int administrators) {
    return new BrakeWindow(Map.of(LOSS, losses), people, administrators, Set.of());
  }

  private static Braked held(BrakeClass brakeClass) {
    return new Braked(brakeClass, false);
  }

  private static List<Case> unlicensed(int people) {
    return IntStream.range(0, people)
        .mapToObj(number -> new Case(account().id(id(number)).facts(), rowFor(id(number))))
        .toList();
  }

  private static List<Case> blocked(int people) {
    return IntStream.range(1000, 1000 + people)
        .mapToObj(
            number -> new Case(account().id(id(number)).blocked().facts(), rowFor(id(number))))
        .toList();
  }

  private static Case administrator(UUID id, Account today) {
    Row row = rowOf(account().id(id).holding(TenantRole.GLOBAL_ADMINISTRATOR));
    return new Case(today.facts(), Optional.of(row));
  }

  private static Optional<Row> rowFor(UUID id) {
    return Optional.of(rowOf(account().id(id).licensed()));
  }

  private static Row nonInteractive(UUID id) {
    return Rows.choosing(AccessMode.NON_INTERACTIVE, rowOf(account().id(id).licensed()));
  }

  private static UUID[] ids(List<Case> cases) {
    return cases.stream().map(one -> one.facts().objectId()).toArray(UUID[]::new);
  }

  private static UUID id(int number) {
    return new UUID(3, number);
  }
}
