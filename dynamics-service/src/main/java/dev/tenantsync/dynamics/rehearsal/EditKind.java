package dev.tenantsync.dynamics.rehearsal;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be proposed, under the name that clients use, and the members that go with it. */
enum EditKind {
  ADD_LICENSE("addLicense", Of.DIRECTORY, "skuId", "disabledPlans group"),
  REMOVE_LICENSE("removeLicense", Of.DIRECTORY, "skuId", "group"),
  GRANT_ROLE("grantRole", Of.DIRECTORY, "roleTemplateId", ""),
  REVOKE_ROLE("revokeRole", Of.DIRECTORY, "roleTemplateId", ""),
  BLOCK_SIGN_IN("blockSignIn", Of.DIRECTORY, "", ""),
  ALLOW_SIGN_IN("allowSignIn", Of.DIRECTORY, "", ""),
  DELETE("delete", Of.DIRECTORY, "", ""),
  RESTORE("restore", Of.DIRECTORY, "", ""),
  PURGE("purge", Of.DIRECTORY, "", ""),
  ADD_MEMBERS("addMembers", Of.DIRECTORY, "group", "groups"),
  REMOVE_MEMBERS("removeMembers", Of.DIRECTORY, "group", "groups"),
  CHANGE_SETTINGS("changeSettings", Of.ENVIRONMENT, "settings", "");

  /** Where an edit is made. */
  enum Of {
    DIRECTORY,
    ENVIRONMENT
  }

  /** How users can be named; an edit of users takes exactly one of them. */
  static final Set<String> USERS = Set.of("users", "usersWithSku");

  private final String wireName;
  private final Of of;
  private final String required;
  private final String optional;

  /**
   * @param required names of members, one space between them
   * @param optional likewise
   */
  EditKind(String wireName, Of of, String required, String optional) {
    this.wireName = wireName;
    this.of = of;
    this.required = required;
    this.optional = optional;
  }

  static Optional<EditKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }

  static String names() {
    return Arrays.stream(values()).map(kind -> kind.wireName).collect(Collectors.joining(", "));
  }

  String wireName() {
    return wireName;
  }

  boolean ofDirectory() {
    return of == Of.DIRECTORY;
  }

  Set<String> required() {
    return names(required).collect(Collectors.toSet());
  }

  /** Every member that may stand in the edit. */
  Set<String> members() {
    Stream<String> users = ofDirectory() ? USERS.stream() : Stream.empty();
    return Stream.of(names(required), names(optional), users, Stream.of("kind"))
        .flatMap(part -> part)
        .collect(Collectors.toSet());
  }

  private static Stream<String> names(String members) {
    return Arrays.stream(members.split(" ", -1)).filter(name -> !name.isEmpty());
  }
}
