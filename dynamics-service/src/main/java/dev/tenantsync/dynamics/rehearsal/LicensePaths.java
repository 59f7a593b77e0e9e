package dev.tenantsync.dynamics.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * By which paths the members of some groups hold their licences. Everybody else holds theirs
 * directly, as far as a plan is concerned.
 *
 * @param assignments of each member, by object id
 * @param groups those of the groups that each user is directly in, by object id
 */
record LicensePaths(Map<UUID, List<Assignment>> assignments, Map<UUID, Set<UUID>> groups) {

  static final LicensePaths NONE = new LicensePaths(Map.of(), Map.of());
}
