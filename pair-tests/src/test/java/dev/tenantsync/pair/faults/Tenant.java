package dev.tenantsync.pair.faults;

import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.pair.faults.Client.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What every trial finds: few seats, a security group of the environment, two users whom nobody
 * touches, and clients with every right.
 *
 * @param basicUser id of the security role Basic User
 * @param untouched a licensed Global Administrator, and somebody licensed in the group
 */
record Tenant(
    Client directory, Client dynamics, String group, String basicUser, List<String> untouched) {

  /** Enabled Non-interactive users at most: so few that it is taken most of the time. */
  static final int SLOTS = 1;

  static final String SALES = "1e1a282c-9c54-43a2-9310-98ef728faace";
  static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";
  static final String DYNAMICS_ADMINISTRATOR = "44367163-eba1-44c3-98af-f5787879f96a";

  private static final String OBJECTS = "https://graph.microsoft.com/v1.0/directoryObjects/";

  /** With a service that is being restarted. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  static Tenant furnish(Stage stage, int seats) {
    Tenant signedIn = new Tenant(null, null, "", "", List.of()).signedInAt(stage);
    Client directory = signedIn.directory();
    directory
        .call(Call.patch("/admin/skus/" + SALES, Map.of("units", Map.of("enabled", seats))))
        .required();
    String group =
        directory.call(Call.post("/v1.0/groups", securityGroup())).required().get("id").asText();
    String keeper = hire(directory, "keeper");
    directory.call(license(keeper, true)).required();
    directory.call(join(roleMembers(GLOBAL_ADMINISTRATOR), keeper)).required();
    Tenant furnished =
        new Tenant(
            directory, signedIn.dynamics(), group, basicUser(signedIn.dynamics()), List.of());
    String insider = furnished.hireLicensed(directory, "insider");
    signedIn
        .dynamics()
        .call(
            Call.patch(
                "/sync/environment", Map.of("securityGroup", group, "nonInteractiveLimit", SLOTS)))
        .required();
    return furnished.with(List.of(keeper, insider));
  }

  private Tenant with(List<String> people) {
    return new Tenant(directory, dynamics, group, basicUser, people);
  }

  private static String basicUser(Client dynamics) {
    String roles = "/api/data/v9.2/roles?$select=roleid&$filter=name%20eq%20'Basic%20User'";
    return dynamics.call(Call.get(roles)).required().at("/value/0/roleid").asText();
  }

  /** Deletes a user for good. */
  void remove(String id) {
    directory.call(Call.delete("/v1.0/users/" + id));
    directory.call(Call.delete("/v1.0/directory/deletedItems/" + id));
  }

  /**
   * Makes a user who is to have access to Dynamics.
   *
   * @return the object id
   */
  String hireLicensed(Client at, String alias) {
    String id = hire(at, alias);
    at.call(join(groupMembers(group), id)).required();
    at.call(license(id, true)).required();
    return id;
  }

  /** The same with new tokens, of a replica that may still be starting. */
  Tenant signedInAt(Stage stage) {
    return await("a token")
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(
            () -> reached(stage, stage.urls("directory"), stage.urls("dynamics"), Client.PATIENCE),
            Objects::nonNull);
  }

  /** The same for clients that know one address of each service. */
  Tenant behindBalancers(Stage stage) {
    return reached(
        stage,
        List.of(stage.link(Stage.FEED).url()),
        List.of(stage.link(Stage.NOTICES).url()),
        PATIENCE);
  }

  private Tenant reached(
      Stage stage, List<String> directory, List<String> dynamics, Duration patience) {
    PairSecrets secrets = stage.secrets();
    return new Tenant(
        new Client(directory, secrets.graphToken(stage.first()), patience),
        new Client(dynamics, secrets.dynamicsToken(stage.first()), patience),
        group,
        basicUser,
        untouched);
  }

  private static Map<String, Object> securityGroup() {
    return Map.of(
        "displayName",
        "environment users",
        "mailEnabled",
        false,
        "mailNickname",
        "environment-users",
        "securityEnabled",
        true);
  }

  static String hire(Client directory, String alias) {
    return directory.call(user(alias)).required().get("id").asText();
  }

  static Call user(String alias) {
    return Call.post(
        "/v1.0/users",
        Map.of(
            "accountEnabled",
            true,
            "displayName",
            alias,
            "mailNickname",
            alias,
            "userPrincipalName",
            principalName(alias),
            "usageLocation",
            "JP",
            "passwordProfile",
            Map.of("password", "Correct-Horse-7-Battery")));
  }

  static String principalName(String alias) {
    return alias + "@contoso.onmicrosoft.com";
  }

  static Call license(String id, boolean held) {
    List<Object> none = List.of();
    return Call.post(
        "/v1.0/users/" + id + "/assignLicense",
        Map.of(
            "addLicenses", held ? List.<Object>of(Map.of("skuId", SALES)) : none,
            "removeLicenses", held ? none : List.<Object>of(SALES)));
  }

  static String roleMembers(String template) {
    return "/v1.0/directoryRoles/roleTemplateId=" + template + "/members";
  }

  static String groupMembers(String group) {
    return "/v1.0/groups/" + group + "/members";
  }

  static Call join(String members, String id) {
    return Call.post(members + "/$ref", Map.of("@odata.id", OBJECTS + id));
  }

  static Call leave(String members, String id) {
    return Call.delete(members + "/" + id + "/$ref");
  }
}
