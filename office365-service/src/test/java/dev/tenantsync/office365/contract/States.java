package dev.tenantsync.office365.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.feed.AgedLinks;
import dev.tenantsync.office365.group.Clubs;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Brings about the states that contracts name, over the API. */
@ApplicationScoped
public class States {

  /** The people of a contract and its group, by their ids here. */
  record Cast(String ada, String bob, String group) {}

  private static final String DYNAMICS_ADMINISTRATOR = "44367163-eba1-44c3-98af-f5787879f96a";
  private static final String SALES = "1e1a282c-9c54-43a2-9310-98ef728faace";
  private static final String ROLE =
      "/v1.0/directoryRoles/roleTemplateId=" + DYNAMICS_ADMINISTRATOR;
  private static final String USERS = "/v1.0/users/delta?$deltatoken=latest";
  private static final String ROLES = "/v1.0/directoryRoles/delta?$deltatoken=latest";

  private static final String GROUPS = "/v1.0/groups/delta?$deltatoken=latest";

  private final AgedLinks aged;

  States(AgedLinks aged) {
    this.aged = aged;
  }

  /** The id of the role Dynamics 365 Administrator, activated. */
  String dynamicsAdministrator() {
    Graph.post("/v1.0/directoryRoles", Map.of("roleTemplateId", DYNAMICS_ADMINISTRATOR));
    return Graph.get(ROLE).path("id");
  }

  /**
   * @return the link that the contract follows; empty where it follows none
   * @throws IllegalArgumentException for a state that nobody has written down here yet
   */
  String bringAbout(String state, Cast cast) {
    return switch (state) {
      case "more people than fit on a page of one, among them a licensed one" -> license(cast);
      case "nothing changed since the deltaLink was given out" -> linkOf(USERS);
      case "one person was soft-deleted and another permanently since the deltaLink was given out" ->
          removeBoth(cast);
      case "the deltaLink is older than the directory keeps its changes" ->
          aged.earlier(linkOf(USERS), Duration.ofDays(8));
      case "one person was made Dynamics 365 Administrator and another ceased to be,"
              + " since the deltaLink was given out" ->
          changeAdministrators(cast);
      case "one person's sign-in was blocked by a traced request since the deltaLink was given out" ->
          block(cast.ada());
      case "the person holds the role Dynamics 365 Administrator" -> appoint(cast.ada());
      case "one person was put into a group and another taken out since the deltaLink was given out" ->
          changeMembers(cast);
      case "the person is in the recycle bin" -> recycle(cast.ada());
      case "there is no such person" -> purge(cast.bob());
      default -> throw new IllegalArgumentException("no such state: " + state);
    };
  }

  private static String license(Cast cast) {
    Response licensed =
        Graph.post(
            "/v1.0/users/" + cast.ada() + "/assignLicense",
            Map.of("addLicenses", List.of(Map.of("skuId", SALES)), "removeLicenses", List.of()));
    assertThat(licensed.statusCode()).as(licensed.asString()).isEqualTo(200);
    return "";
  }

  private static String removeBoth(Cast cast) {
    String link = linkOf(USERS);
    recycle(cast.ada());
    purge(cast.bob());
    return link;
  }

  private static String block(String user) {
    String link = linkOf(USERS);
    given()
        .contentType(ContentType.JSON)
        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .body(Map.of("accountEnabled", false))
        .patch("/v1.0/users/" + user)
        .then()
        .statusCode(204);
    return link;
  }

  private static String changeAdministrators(Cast cast) {
    appoint(cast.bob());
    String link = linkOf(ROLES);
    appoint(cast.ada());
    assertThat(Graph.delete(ROLE + "/members/" + cast.bob() + "/$ref").statusCode()).isEqualTo(204);
    return link;
  }

  private static String changeMembers(Cast cast) {
    assertThat(Clubs.add(cast.group(), cast.bob()).statusCode()).isEqualTo(204);
    String link = linkOf(GROUPS);
    assertThat(Clubs.add(cast.group(), cast.ada()).statusCode()).isEqualTo(204);
    assertThat(Clubs.remove(cast.group(), cast.bob()).statusCode()).isEqualTo(204);
    return link;
  }

  private static String appoint(String user) {
    Response appointed =
        Graph.post(
            ROLE + "/members/$ref",
            Map.of("@odata.id", "https://graph.microsoft.com/v1.0/directoryObjects/" + user));
    assertThat(appointed.statusCode()).as(appointed.asString()).isEqualTo(204);
    return "";
  }

  private static String recycle(String user) {
    Graph.remove(user);
    return "";
  }

  private static String purge(String user) {
    Graph.remove(user);
    assertThat(Graph.delete("/v1.0/directory/deletedItems/" + user).statusCode()).isEqualTo(204);
    return "";
  }

  private static String linkOf(String address) {
    return given().urlEncodingEnabled(false).get(address).path("'@odata.deltaLink'");
  }
}
