package dev.tenantsync.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.pair.Dynamics.SystemUser;
import io.restassured.response.Response;
import java.util.Map;

/** Somebody in the directory, and what can be done to them on both sides. */
record Person(Pair pair, Directory directory, Dynamics dynamics, String alias, String id) {

  private static final Map<Integer, String> MODES =
      Map.of(0, "Read-Write", 1, "Administrative", 2, "Read", 4, "Non-interactive");

  /** Creates a user of this alias, without a licence. */
  static Person hired(Pair pair, String alias) {
    Directory directory = pair.directory();
    return new Person(
        pair, directory, pair.dynamics(), alias, directory.create(alias, "Ada", "Lovelace"));
  }

  void license() {
    directory.license(id);
  }

  void unlicense() {
    directory.unlicense(id);
  }

  void block() {
    directory.change(id, Map.of("accountEnabled", false));
  }

  void unblock() {
    directory.change(id, Map.of("accountEnabled", true));
  }

  void delete() {
    directory.delete(id);
  }

  void restore() {
    directory.restore(id);
  }

  void purge() {
    directory.purge(id);
  }

  void change(Map<String, ?> properties) {
    directory.change(id, properties);
  }

  /** Changes properties, pulls, and looks at the column that follows. */
  void changed(Map<String, ?> properties, String column, String value) {
    change(properties);
    pull();
    assertThat(row().column(column)).isEqualTo(value);
  }

  void grantDirectoryRole(String template) {
    directory.grantRole(template, id);
  }

  void revokeDirectoryRole(String template) {
    directory.revokeRole(template, id);
  }

  void join(String group) {
    directory.join(id, group);
  }

  void leave(String group) {
    directory.leave(id, group);
  }

  void pull() {
    dynamics.sync("pull").then().statusCode(200);
  }

  SystemUser row() {
    return dynamics.get(id);
  }

  void grant(String role) {
    dynamics.grant(row(), role).then().statusCode(204);
  }

  void revoke(String role) {
    dynamics.revoke(row(), role).then().statusCode(204);
  }

  void patchRow(Map<String, ?> columns) {
    dynamics.patch(row(), columns).then().statusCode(204);
  }

  void deleteRow() {
    dynamics.delete(row()).then().statusCode(204);
  }

  void moveToAnotherBusinessUnit() {
    String unit = dynamics.createBusinessUnit("unit-of-" + alias);
    patchRow(Map.of("businessunitid@odata.bind", "/businessunits(" + unit + ")"));
  }

  /** Makes a group the environment's security group. */
  void attach(String group) {
    dynamics.set(Map.of("securityGroup", group));
  }

  /** Status of a call by this person, and the code if it is refused. */
  String callsWhoAmI() {
    Response answer =
        pair.dynamicsAs(alias + "@contoso.onmicrosoft.com").answer("/api/data/v9.2/WhoAmI");
    return answer.statusCode() == 200
        ? "200"
        : answer.statusCode() + " " + answer.path("error.code");
  }

  /** How the row stands, in one line; a table of outcomes is read more easily than columns. */
  String standing() {
    return dynamics.find(id).map(this::standing).orElse("no row");
  }

  private String standing(SystemUser row) {
    return "%s %s %s azure=%s%s%s roles=%s"
        .formatted(
            row.enabled() ? "enabled" : "disabled",
            MODES.get(row.accessMode()),
            row.column("islicensed").equals(true) ? "licensed" : "unlicensed",
            row.column("azurestate"),
            row.column("deletedstate").equals(1) ? " deleted" : "",
            row.column("setupuser").equals(true) ? " setup" : "",
            dynamics.roles(row).stream().sorted().toList());
  }
}
