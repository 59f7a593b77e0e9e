package dev.tenantsync.dynamics.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantsync.dynamics.directory.RoleEntry.MemberEntry;
import dev.tenantsync.dynamics.directory.UserEntry.LicenseEntry;
import dev.tenantsync.dynamics.entitlement.DirectoryFact;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.TestIssuer;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this service needs of the directory, as files that the directory's tests read, too. */
@QuarkusTest
@TestProfile(DirectoryProfile.class)
class ContractTest {

  private static final UUID ADA = UUID.fromString("6ea91a8d-e32e-41a1-b7bd-d2d185eed0e0");
  private static final UUID BOB = UUID.fromString("87d349ed-44d7-43e1-9a83-5f2406dee5bd");
  private static final UUID ADMINISTRATOR = UUID.fromString("44367163-eba1-44c3-98af-f5787879f96a");

  @Inject HttpDirectory directory;
  @Inject DynamicsSettings settings;
  @Inject ObjectMapper json;
  private final Map<String, JsonNode> answers = new HashMap<>();
  private final Map<String, String> asked = new HashMap<>();
  HttpServer server;

  @BeforeEach
  void open() throws IOException {
    int port = settings.directory().url().getPort();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.createContext("/" + TestIssuer.TENANT + "/oauth2/v2.0/token", this::giveToken);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void firstPageOfUsers() throws IOException {
    JsonNode contract = given("users-first-page");

    FeedPage<UserEntry> page = directory.users(new FeedRequest(null, ""));

    UserEntry ada = page.entries().get(0);
    assertThat(ada.id()).isEqualTo(ADA);
    assertThat(ada.presence()).isEqualTo(Presence.PRESENT);
    assertThat(ada.accountEnabled()).isTrue();
    assertThat(ada.activePlans())
        .containsExactly(UUID.fromString("2da8e897-7791-486b-b08f-cc63c8129df7"));
    assertThat(ada.licenses())
        .containsExactly(
            new LicenseEntry(UUID.fromString("1e1a282c-9c54-43a2-9310-98ef728faace"), List.of()));
    assertThat(ada.profile().userPrincipalName()).isEqualTo("ada@contoso.onmicrosoft.com");
    assertThat(ada.profile().businessPhone()).isEqualTo("+44 20 7946 0000");
    assertThat(ada.profile().mail()).isNull();
    assertThat(page.last()).isFalse();
    assertThat(page.link()).endsWith("/v1.0/users/delta?$skiptoken=next");
    assertThat(asked).containsEntry("Accept", "application/json");
    assertThat(asked).containsEntry("Prefer", "odata.maxpagesize=1000, tenantsync.causes");
    assertThat(contract.at("/request/headers/Prefer").asText()).startsWith("odata.maxpagesize=");
  }

  @Test
  void causesAreAskedForBehindWhatIsKnown() throws IOException {
    given("users-first-page");

    var unused = directory.users(new FeedRequest(null, null));
    assertThat(asked).containsEntry("Prefer", "odata.maxpagesize=1000");

    unused = directory.users(new FeedRequest(null, "e.7"));
    assertThat(asked).containsEntry("Prefer", "odata.maxpagesize=1000, tenantsync.causes=\"e.7\"");
  }

  @Test
  void lastPageOfUsers() throws IOException {
    FeedPage<UserEntry> page = directory.users(link(given("users-last-page")));
    assertThat(page.entries()).isEmpty();
    assertThat(page.last()).isTrue();
  }

  @Test
  void removalOfUsers() throws IOException {
    FeedPage<UserEntry> page = directory.users(link(given("users-removal")));
    assertThat(page.entries())
        .containsExactly(
            UserEntry.absent(ADA, Presence.SOFT_DELETED), UserEntry.absent(BOB, Presence.GONE));
  }

  @Test
  void expiredToken() throws IOException {
    FeedRequest link = link(given("users-expired-token"));
    assertThatThrownBy(() -> directory.users(link)).isInstanceOf(FeedExpiredException.class);
  }

  @Test
  void changeOfAdministrators() throws IOException {
    FeedPage<RoleEntry> page = directory.roles(link(given("roles-administrator-change")));
    RoleEntry role = page.entries().get(0);
    assertThat(role.templateId()).isEqualTo(ADMINISTRATOR);
    assertThat(role.members())
        .containsExactly(new MemberEntry(ADA, false), new MemberEntry(BOB, true));
  }

  @Test
  void changeOfGroups() throws IOException {
    FeedPage<GroupEntry> page = directory.groups(link(given("groups-membership-change")));
    GroupEntry group = page.entries().get(0);
    assertThat(group.removed()).isFalse();
    assertThat(group.securityEnabled()).isTrue();
    assertThat(group.members())
        .containsExactly(new MemberEntry(ADA, false), new MemberEntry(BOB, true));
  }

  @Test
  void causesOfWhatUsersBecame() throws IOException {
    FeedPage<UserEntry> page = directory.users(link(given("users-causes")));

    assertThat(page.causes())
        .containsExactly(
            new CauseEntry(
                ADA,
                DirectoryFact.SIGN_IN,
                ADA,
                Instant.parse("2026-03-01T09:00:00.123456Z"),
                "app:d1000000-0000-4000-8000-000000000001",
                "the administrator's request",
                "7f0f2a52-3bb1-4c1c-9f5e-0d7d8a4f9b11.4711",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
  }

  @Test
  void causesOfMembershipsInRoles() throws IOException {
    FeedPage<RoleEntry> page = directory.roles(link(given("roles-causes")));

    assertThat(page.causes())
        .allMatch(cause -> cause.fact() == DirectoryFact.DIRECTORY_ROLES)
        .extracting(CauseEntry::accountId, CauseEntry::actor)
        .containsExactly(
            tuple(ADA, "app:d1000000-0000-4000-8000-000000000001"),
            tuple(BOB, "user:87d349ed-44d7-43e1-9a83-5f2406dee5bd"));
  }

  @Test
  void pagesWithoutCausesOrWithUnreadableOnesAreReadAllTheSame() throws IOException {
    assertThat(directory.roles(link(given("roles-administrator-change"))).causes()).isEmpty();
    String causes = "\"@tenantsync.causes\"";
    for (String odd :
        List.of("7", "{}", "[3]", "[{\"at\":\"soon\",\"actor\":\"x\",\"properties\":[1]}]")) {
      JsonNode body =
          json.readTree(
              "{\"value\":[{\"id\":\"%s\",%s:%s}],\"@odata.deltaLink\":\"{origin}/v1.0/later\"}"
                  .formatted(ADA, causes, odd));
      answers.put("/link", json.createObjectNode().put("status", 200).set("body", body));

      FeedPage<UserEntry> page =
          directory.users(new FeedRequest(settings.directory().url() + "/link", ""));

      assertThat(page.entries()).extracting(UserEntry::id).containsExactly(ADA);
      assertThat(page.causes()).isEmpty();
    }
  }

  @Test
  void singleObjects() throws IOException {
    given("user-recycled");
    given("user-unknown");
    given("user-member-of");

    assertThat(directory.user(ADA)).isEqualTo(UserEntry.absent(ADA, Presence.SOFT_DELETED));
    assertThat(directory.user(BOB)).isEqualTo(UserEntry.absent(BOB, Presence.GONE));
    assertThat(directory.belongingOf(ADA).groups()).isEmpty();
    assertThat(directory.belongingOf(ADA).roles())
        .extracting(RoleEntry::templateId)
        .isEqualTo(List.of(ADMINISTRATOR));
  }

  private JsonNode given(String name) throws IOException {
    JsonNode contract =
        json.readTree(Files.readString(Path.of("src/test/contract", name + ".json")));
    String path = contract.at("/request/path").asText();
    answers.put(path.startsWith("{") ? "/link" : path, contract.get("response"));
    return contract;
  }

  private FeedRequest link(JsonNode contract) {
    assertThat(contract.at("/request/path").asText()).startsWith("{deltaLink of ");
    return new FeedRequest(settings.directory().url() + "/link", "");
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> asked.put(name, String.join(",", values)));
    JsonNode response = answers.get(exchange.getRequestURI().toString());
    String body = response == null ? unknown() : response.get("body").toString();
    byte[] bytes =
        body.replace("{origin}", settings.directory().url().toString())
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(
        response == null ? 404 : response.get("status").asInt(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void giveToken(HttpExchange exchange) throws IOException {
    byte[] bytes =
        "{\"access_token\":\"contract\",\"expires_in\":3599}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String unknown() {
    return "{\"error\":{\"code\":\"Request_ResourceNotFound\",\"message\":\"no\"}}";
  }
}
