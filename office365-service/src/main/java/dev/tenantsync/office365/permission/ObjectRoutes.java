package dev.tenantsync.office365.permission;

import static dev.tenantsync.office365.permission.Rule.least;

import java.util.Map;

/**
 * The routes that show objects of every kind, hence to those who may read all (Graph: getByIds).
 */
final class ObjectRoutes {

  private static final Rule READER = least("Directory.Read.All").also("Directory.ReadWrite.All");

  private ObjectRoutes() {}

  static Map<String, Rule> rules() {
    return Map.of(
        "POST /v1.0/directoryObjects/getByIds", READER,
        "GET /v1.0/directoryObjects/{id}", READER);
  }
}
