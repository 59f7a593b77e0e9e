package dev.tenantsync.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.pair.Dynamics.SystemUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two environments of one tenant, each with a security group and a database of its own. */
class SideBySideIT {

  private static Pair pair;
  private static ServiceProcess second;
  private static Directory directory;
  private static Dynamics sales;
  private static Dynamics service;

  private static String inner;
  private static String sellers;
  private static String agents;
  private static String ada;
  private static String bob;
  private static String cleo;
  private static String dan;

  /** Sellers hold ada by a nested group, agents hold bob, both hold cleo, neither holds dan. */
  @BeforeAll
  static void start() {
    pair = Pair.start("side-by-side");
    directory = pair.directory();
    ada = licensed("ada", "Ada");
    bob = licensed("bob", "Bob");
    cleo = licensed("cleo", "Cleo");
    dan = licensed("dan", "Dan");
    inner = directory.createGroup("inner", ada);
    sellers = directory.createGroup("sellers", inner, cleo);
    agents = directory.createGroup("agents", bob, cleo);
    directory.join(sellers, inner);
    sales = pair.dynamics();
    sales.awaitRow(dan, SystemUser::enabled);
    Path home = Path.of("target", "side-by-side-" + ProcessHandle.current().pid(), "second");
    second = pair.anotherDynamics(home, Map.of("DYNAMICS_USERS_SECURITY_GROUP", agents));
    service = pair.asAdministrator(second);
  }

  @AfterAll
  static void stop() {
    second.close();
    pair.close();
  }

  private static String licensed(String alias, String name) {
    String id = directory.create(alias, name, "Example");
    directory.license(id);
    return id;
  }

  private static void outside(Dynamics environment, String person) {
    SystemUser row = environment.awaitRow(person, user -> !user.enabled());
    assertThat(row.column("disabledreason").toString()).contains("security group");
  }

  private static void awaitScope(Dynamics environment, String state) {
    await("the scope is " + state)
        .atMost(Duration.ofSeconds(30))
        .until(() -> state.equals(environment.syncState().path("scope.state")));
  }

  @Test
  void eachLetsInItsOwnAndFollowsWhoMoves() {
    sales.set(Map.of("securityGroup", sellers));

    service.awaitRow(bob, SystemUser::enabled);
    service.awaitRow(cleo, SystemUser::enabled);
    outside(sales, bob);
    outside(sales, dan);
    awaitScope(service, "KNOWN");
    assertThat(sales.get(ada).enabled()).isTrue();
    assertThat(sales.get(cleo).enabled()).isTrue();
    assertThat(service.find(ada)).isEmpty();
    assertThat(service.find(dan)).isEmpty();

    directory.join(inner, agents);
    directory.leave(inner, sellers);
    service.awaitRow(ada, SystemUser::enabled);
    outside(sales, ada);
    assertThat(sales.get(cleo).enabled()).isTrue();

    service.set(Map.of("securityGroup", sellers));
    outside(service, bob);
    assertThat(service.get(cleo).enabled()).isTrue();
    service.set(Map.of("securityGroup", "00000000-0000-0000-0000-000000000000"));
    service.awaitRow(dan, SystemUser::enabled);
    outside(sales, dan);

    directory.deleteGroup(sellers);
    awaitScope(sales, "NOT_FOUND");
    sales.sync("pull").then().statusCode(200);
    assertThat(sales.get(cleo).enabled()).isTrue();
    assertThat(service.get(cleo).enabled()).isTrue();
  }
}
