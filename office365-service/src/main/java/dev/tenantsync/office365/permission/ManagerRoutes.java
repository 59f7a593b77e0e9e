package dev.tenantsync.office365.permission;

import static dev.tenantsync.office365.permission.Rule.least;

import java.util.Map;

/** The routes of who reports to whom (Graph: user, list manager and assign manager). */
final class ManagerRoutes {

  private static final String USERS_WRITE = "User.ReadWrite.All";
  private static final String WRITE = "Directory.ReadWrite.All";

  private static final Rule READER =
      least("User.Read.All").also(USERS_WRITE, "Directory.Read.All", WRITE);
  private static final Rule WRITER = least(USERS_WRITE).also(WRITE);

  private ManagerRoutes() {}

  static Map<String, Rule> rules() {
    return Map.of(
        "GET /v1.0/users/{key}/manager", READER,
        "GET /v1.0/users/{key}/manager/$ref", READER,
        "PUT /v1.0/users/{key}/manager/$ref", WRITER,
        "DELETE /v1.0/users/{key}/manager/$ref", WRITER,
        "GET /v1.0/users/{key}/directReports", READER,
        "GET /v1.0/users/{key}/directReports/$count", READER);
  }
}
