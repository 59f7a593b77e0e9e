package dev.tenantsync.office365.permission;

import static dev.tenantsync.office365.permission.Rule.least;
import static dev.tenantsync.office365.permission.Rule.person;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The routes of groups and memberships (graph-directory A6; Graph: list members, get member of).
 */
final class GroupRoutes {

  private static final String READ = "Directory.Read.All";
  private static final String WRITE = "Directory.ReadWrite.All";
  private static final String GROUPS_READ = "Group.Read.All";
  private static final String GROUPS_WRITE = "Group.ReadWrite.All";
  private static final String MEMBERS_READ = "GroupMember.Read.All";
  private static final String MEMBERS_WRITE = "GroupMember.ReadWrite.All";

  private static final Rule READER = least(GROUPS_READ).also(GROUPS_WRITE, READ, WRITE);
  private static final Rule WRITER = least(GROUPS_WRITE).also(WRITE);
  private static final Rule CREATOR = least("Group.Create").also(GROUPS_WRITE, WRITE);
  private static final Rule EDITOR =
      WRITER.alsoChanging(Set.of("members@odata.bind"), MEMBERS_WRITE);
  private static final Rule MEMBERS_READER =
      least(MEMBERS_READ).also(GROUPS_READ, MEMBERS_WRITE, GROUPS_WRITE, READ, WRITE);
  private static final Rule MEMBERS_WRITER = least(MEMBERS_WRITE).also(GROUPS_WRITE, WRITE);

  /** Whoever may read users may read where they belong, as may whoever reads members. */
  private static final Rule BELONGING_READER =
      least("User.Read.All")
          .also("User.ReadWrite.All", MEMBERS_READ, GROUPS_READ, GROUPS_WRITE, READ, WRITE);

  private static final Rule ME = person("User.Read");

  private static final List<String> CHECKS =
      List.of("checkMemberGroups", "checkMemberObjects", "getMemberGroups", "getMemberObjects");

  private GroupRoutes() {}

  static Map<String, Rule> rules() {
    Map<String, Rule> rules = new LinkedHashMap<>();
    rules.put("GET /v1.0/groups", READER);
    rules.put("GET /v1.0/groups/$count", READER);
    rules.put("GET /v1.0/groups/delta", READER);
    rules.put("GET /v1.0/groups/{id}", READER);
    rules.put("POST /v1.0/groups", CREATOR);
    rules.put("PATCH /v1.0/groups/{id}", EDITOR);
    rules.put("DELETE /v1.0/groups/{id}", WRITER);
    references(rules, "members", MEMBERS_WRITER);
    references(rules, "owners", WRITER);
    String group = "/v1.0/groups/{id}/";
    list(rules, group + "members", MEMBERS_READER, "$ref", "user", "group");
    list(rules, group + "transitiveMembers", MEMBERS_READER, "user", "group");
    list(rules, group + "memberOf", MEMBERS_READER, "group");
    list(rules, group + "transitiveMemberOf", MEMBERS_READER, "group");
    list(rules, group + "owners", READER, "$ref", "user");
    belonging(rules, "/v1.0/users/{key}/", BELONGING_READER);
    CHECKS.forEach(check -> rules.put("POST " + group + check, MEMBERS_READER));
    me(rules);
    return rules;
  }

  private static void references(Map<String, Rule> rules, String relation, Rule writer) {
    String path = "/v1.0/groups/{id}/" + relation;
    rules.put("POST " + path + "/$ref", writer);
    rules.put("DELETE " + path + "/$ref", writer);
    rules.put("DELETE " + path + "/{memberId}/$ref", writer);
  }

  /** A list, its count, and its parts with theirs. */
  private static void list(Map<String, Rule> rules, String path, Rule reader, String... parts) {
    rules.put("GET " + path, reader);
    rules.put("GET " + path + "/$count", reader);
    for (String part : parts) {
      rules.put("GET " + path + "/" + part, reader);
      if (!part.equals("$ref")) {
        rules.put("GET " + path + "/" + part + "/$count", reader);
      }
    }
  }

  private static void belonging(Map<String, Rule> rules, String root, Rule reader) {
    list(rules, root + "memberOf", reader, "group", "directoryRole");
    list(rules, root + "transitiveMemberOf", reader, "group", "directoryRole");
    CHECKS.forEach(check -> rules.put("POST " + root + check, reader));
  }

  private static void me(Map<String, Rule> rules) {
    List.of(
            "memberOf",
            "memberOf/$count",
            "memberOf/group",
            "memberOf/directoryRole",
            "transitiveMemberOf",
            "transitiveMemberOf/group")
        .forEach(path -> rules.put("GET /v1.0/me/" + path, ME));
    CHECKS.forEach(check -> rules.put("POST /v1.0/me/" + check, ME));
  }
}
