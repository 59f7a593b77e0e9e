package dev.tenantsync.office365.description;

import dev.tenantsync.office365.metadata.BoundOperation;
import dev.tenantsync.office365.metadata.Property;
import dev.tenantsync.office365.metadata.StructuredType;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One line on what an operation does, from where it leads. */
final class Summaries {

  private static final Map<String, String> ACTIONS =
      Map.of(
          "assignLicense", "Give licences to %s and take licences away",
          "changePassword", "Change the password of %s, who knows the old one",
          "checkMemberGroups", "Find which of some groups %s is in, nested ones included",
          "delta", "Read changes of %s since the last call, or everything",
          "getByIds", "Find %s by their ids, whatever their types",
          "getMemberGroups", "List the ids of all groups that %s is in",
          "reauthorize", "Confirm %s when asked to",
          "reprocessLicenseAssignment", "Try again to give %s the licences of its groups",
          "restore", "Bring %s back from deleted items");

  private static final Map<String, String> OTHERS =
      Map.of(
          "POST /v1.0/$batch", "Send up to twenty requests in one",
          "GET /v1.0/$metadata", "Read the types that are served",
          "POST /{tenant}/oauth2/v2.0/token", "Sign in for a token",
          "GET /{tenant}/v2.0/.well-known/openid-configuration", "Discover where to sign in",
          "GET /{tenant}/discovery/v2.0/keys", "Read the keys that tokens are signed with",
          "GET /common/discovery/instance", "Learn that this is a known place to sign in");

  /** Objects that there is one of, and nobody asks for themselves. */
  private static final Set<String> CONTAINERS =
      Set.of("auditLogRoot", "directory", "rbacApplication");

  private static final String ME = "me";
  private static final String MYSELF = "the signed-in person";

  private Summaries() {}

  /**
   * @param template the route's path as it is declared
   */
  static String of(String method, String template) {
    String known = OTHERS.get(method + " " + template);
    if (known != null) {
      return known;
    }
    Destination to =
        template.startsWith("/v1.0/")
            ? Destination.of(template)
            : new Destination(Destination.Kind.OTHER, template, null, null, null);
    return switch (to.kind()) {
      case OBJECTS -> verb(method, to.isList()) + " " + objects(method, to);
      case COUNT -> "Count " + named(to);
      case REFERENCE -> reference(method, to);
      case OPERATION -> called(to);
      case OTHER -> plain(method, template);
    };
  }

  private static String verb(String method, boolean list) {
    return switch (method) {
      case "GET" -> list ? "List" : "Read";
      case "POST" -> "Create";
      case "PUT" -> "Replace";
      case "DELETE" -> "Delete";
      default -> "Change";
    };
  }

  private static String objects(String method, Destination to) {
    boolean many = to.isList() && method.equals("GET");
    boolean related = to.owner() != null && !to.path().endsWith("}");
    return many || related ? named(to) : one(to);
  }

  /** Such as: users; the members of a group. */
  private static String named(Destination to) {
    Property place = Objects.requireNonNull(to.place());
    StructuredType owner = to.owner();
    String name =
        owner == null || CONTAINERS.contains(owner.name())
            ? place.name()
            : "the " + place.name() + " of " + owned(to, owner);
    return to.path().contains("/microsoft.graph.") ? name + " of type " + place.type() : name;
  }

  private static String one(Destination to) {
    Property place = Objects.requireNonNull(to.place());
    return place.name().equals(ME) ? MYSELF : withArticle(place.type());
  }

  private static String owned(Destination to, StructuredType owner) {
    return to.path().startsWith("/" + ME + "/") ? MYSELF : withArticle(owner.name());
  }

  private static String reference(String method, Destination to) {
    return switch (method) {
      case "GET" -> "List references to " + named(to);
      case "POST" -> "Add one to " + named(to);
      case "PUT" -> "Set " + named(to);
      default -> "Remove one from " + named(to);
    };
  }

  private static String called(Destination to) {
    BoundOperation operation = Objects.requireNonNull(to.operation());
    String text = ACTIONS.getOrDefault(operation.name(), "Call " + operation.name() + " on %s");
    return text.formatted(to.isList() ? named(to) : one(to));
  }

  /** Such as: List applications; Call addPassword on one of applications. */
  private static String plain(String method, String template) {
    String[] segments = template.split("/", -1);
    String last = segments[segments.length - 1];
    String before = segments[segments.length - 2];
    if (last.startsWith("{")) {
      return verb(method, false) + " one of " + before;
    }
    return method.equals("POST") && isAction(template)
        ? "Call " + last + " on one of " + segments[segments.length - 3]
        : (method.equals("POST") ? "Add to " : verb(method, true) + " ") + last;
  }

  /** Whether the last segment of an administrative path is a verb, not a list. */
  static boolean isAction(String template) {
    return template.matches(".*}/[a-z]+[A-Z][A-Za-z]*");
  }

  private static String withArticle(String type) {
    return ("aeio".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }
}
