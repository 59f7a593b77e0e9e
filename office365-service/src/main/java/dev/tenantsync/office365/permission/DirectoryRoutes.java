package dev.tenantsync.office365.permission;

import static dev.tenantsync.office365.permission.Rule.least;
import static dev.tenantsync.office365.permission.Rule.person;
import static dev.tenantsync.office365.permission.Rule.together;
import static java.util.Map.entry;

import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directory's table of routes and permissions. Least permission first, as Graph documents it
 * per operation (graph-directory A6); where Graph has no application permission of its own, the one
 * nearest.
 */
final class DirectoryRoutes {

  private static final String READ = "Directory.Read.All";
  private static final String WRITE = "Directory.ReadWrite.All";
  private static final String USERS_READ = "User.Read.All";
  private static final String USERS_WRITE = "User.ReadWrite.All";
  private static final String USERS_REMOVE = "User.DeleteRestore.All";
  private static final String ORGANIZATION_READ = "Organization.Read.All";
  private static final String ORGANIZATION_WRITE = "Organization.ReadWrite.All";
  private static final String DOMAINS_READ = "Domain.Read.All";
  private static final String DOMAINS_WRITE = "Domain.ReadWrite.All";

  /** The scope of every person's ordinary token. */
  private static final String OWN_PROFILE = "User.Read";

  /** The one scope of those who have to change their password first. */
  private static final String OWN_PASSWORD = "UserAuthenticationMethod.ReadWrite";

  private static final Rule USERS_READER = least(USERS_READ).also(USERS_WRITE, READ, WRITE);
  private static final Rule USERS_WRITER = least(USERS_WRITE).also(WRITE);

  /** Graph's Directory.ReadWrite.All does not delete users, nor bring them back. */
  private static final Rule USERS_REMOVER = least(USERS_REMOVE).also(USERS_WRITE);

  private static final Rule REMOVED_READER = USERS_READER.also(USERS_REMOVE);

  private static final Rule USER_EDITOR =
      USERS_WRITER
          .alsoChanging(Set.of("accountEnabled"), "User.EnableDisableAccount.All", USERS_READ)
          .alsoChanging(Set.of("passwordProfile"), "User-PasswordProfile.ReadWrite.All");

  private static final Rule LICENSES_READER =
      least("LicenseAssignment.Read.All")
          .also("LicenseAssignment.ReadWrite.All", USERS_READ, USERS_WRITE, READ, WRITE);
  private static final Rule LICENSES_WRITER =
      least("LicenseAssignment.ReadWrite.All").also(USERS_WRITE, WRITE);

  private static final Rule ORGANIZATION_READER =
      least(ORGANIZATION_READ).also(ORGANIZATION_WRITE, READ, WRITE);
  private static final Rule DOMAINS_READER = least(DOMAINS_READ).also(DOMAINS_WRITE, READ, WRITE);

  /** Needs no token, as it gives them. */
  static final String SIGN_IN = "POST /{tenant}/oauth2/v2.0/token";

  private static final Rule ME = person(OWN_PROFILE);

  private DirectoryRoutes() {}

  static RouteTable table() {
    return new RouteTable(
        open(),
        known(),
        Stream.of(
                users(),
                GroupRoutes.rules(),
                licenses(),
                GroupLicenseRoutes.rules(),
                RoleRoutes.rules(),
                SubscriptionRoutes.rules(),
                ManagerRoutes.rules(),
                ObjectRoutes.rules(),
                AuditRoutes.rules(),
                tenant(),
                own(),
                administration(),
                applications(),
                BulkRoutes.rules())
            .flatMap(part -> part.entrySet().stream())
            .collect(Collectors.toMap(one -> Route.of(one.getKey()), Entry::getValue)));
  }

  /** What a client needs before it has a token, and what says nothing about the tenant. */
  private static Set<Route> open() {
    return Stream.of(
            SIGN_IN,
            "GET /{tenant}/v2.0/.well-known/openid-configuration",
            "GET /{tenant}/discovery/v2.0/keys",
            "GET /common/discovery/instance",
            "GET /v1.0/$metadata")
        .map(Route::of)
        .collect(Collectors.toSet());
  }

  /** Each step of a batch passes the gate by itself. */
  private static Set<Route> known() {
    return Set.of(Route.of("POST /v1.0/$batch"));
  }

  private static Map<String, Rule> users() {
    return Map.ofEntries(
        entry("GET /v1.0/users", USERS_READER),
        entry("GET /v1.0/users/$count", USERS_READER),
        entry("GET /v1.0/users/delta", USERS_READER),
        entry("GET /v1.0/users/{key}", USERS_READER),
        entry("POST /v1.0/users", USERS_WRITER),
        entry("PATCH /v1.0/users/{key}", USER_EDITOR),
        entry("DELETE /v1.0/users/{key}", USERS_REMOVER),
        entry("GET /v1.0/directory/deletedItems", REMOVED_READER),
        entry("GET /v1.0/directory/deletedItems/user", REMOVED_READER),
        entry("GET /v1.0/directory/deletedItems/user/$count", REMOVED_READER),
        entry("GET /v1.0/directory/deletedItems/{id}", REMOVED_READER),
        entry("POST /v1.0/directory/deletedItems/{id}/restore", USERS_REMOVER),
        entry("DELETE /v1.0/directory/deletedItems/{id}", USERS_REMOVER));
  }

  private static Map<String, Rule> licenses() {
    return Map.of(
        "GET /v1.0/users/{key}/licenseDetails", LICENSES_READER,
        "POST /v1.0/users/{key}/assignLicense", LICENSES_WRITER,
        "GET /v1.0/subscribedSkus", ORGANIZATION_READER,
        "GET /v1.0/subscribedSkus/{id}", ORGANIZATION_READER);
  }

  private static Map<String, Rule> tenant() {
    return Map.of(
        "GET /v1.0/organization",
        ORGANIZATION_READER.alsoPerson(OWN_PROFILE),
        "GET /v1.0/organization/{id}",
        ORGANIZATION_READER.alsoPerson(OWN_PROFILE),
        "GET /v1.0/domains",
        DOMAINS_READER,
        "GET /v1.0/domains/{name}",
        DOMAINS_READER);
  }

  /** What a person may ask about, and do to, nobody but themselves. */
  private static Map<String, Rule> own() {
    return Map.of(
        "GET /v1.0/me", ME,
        "GET /v1.0/me/licenseDetails", ME,
        "POST /v1.0/me/changePassword", person(OWN_PROFILE, OWN_PASSWORD));
  }

  private static Map<String, Rule> administration() {
    Rule skusReader = least(ORGANIZATION_READ).also(ORGANIZATION_WRITE);
    Rule skusWriter = least(ORGANIZATION_WRITE);
    Rule domainsReader = least(DOMAINS_READ).also(DOMAINS_WRITE);
    Rule domainsWriter = least(DOMAINS_WRITE);
    return Map.of(
        "GET /admin/skus", skusReader,
        "GET /admin/skus/{skuId}", skusReader,
        "POST /admin/skus", skusWriter,
        "PATCH /admin/skus/{skuId}", skusWriter,
        "GET /admin/domains", domainsReader,
        "POST /admin/domains", domainsWriter,
        "PATCH /admin/domains/{name}", domainsWriter,
        "DELETE /admin/domains/{name}", domainsWriter);
  }

  private static Map<String, Rule> applications() {
    String read = "Application.Read.All";
    String write = "Application.ReadWrite.All";
    Rule reader = least(read).also(write);
    Rule writer = least(write);
    // Whoever hands out permissions has to hold more than one who keeps the register.
    Rule granter = together(write, "AppRoleAssignment.ReadWrite.All");
    return Map.ofEntries(
        entry("GET /admin/applications", reader),
        entry("GET /admin/applications/{id}", reader),
        entry("GET /admin/applications/{id}/permissions", reader),
        entry("POST /admin/applications", writer),
        entry("PATCH /admin/applications/{id}", writer),
        entry("DELETE /admin/applications/{id}", writer),
        entry("POST /admin/applications/{id}/permissions", granter),
        entry("DELETE /admin/applications/{id}/permissions/{permission}", writer),
        entry("POST /admin/applications/{id}/addPassword", writer),
        entry("POST /admin/applications/{id}/removePassword", writer),
        entry("POST /admin/applications/{id}/addKey", writer),
        entry("POST /admin/applications/{id}/removeKey", writer));
  }
}
