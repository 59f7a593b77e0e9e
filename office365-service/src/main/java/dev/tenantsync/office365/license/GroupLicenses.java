package dev.tenantsync.office365.license;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Which licences groups give. */
@ApplicationScoped
class GroupLicenses {

  private final Session entities;

  GroupLicenses(Session entities) {
    this.entities = entities;
  }

  /** The rows of these groups, by group, in the order they were assigned. */
  Map<UUID, List<GroupLicenseRow>> ofGroups(Collection<UUID> groupIds) {
    return entities
        .createQuery(
            "from GroupLicenseRow g where g.groupId in ?1"
                + " order by g.groupId, g.assignedDateTime, g.skuId",
            GroupLicenseRow.class)
        .setParameter(1, groupIds)
        .getResultStream()
        .collect(groupingBy(GroupLicenseRow::groupId));
  }

  /** The rows of one group. */
  List<GroupLicenseRow> of(UUID groupId) {
    return ofGroups(List.of(groupId)).getOrDefault(groupId, List.of());
  }

  boolean hasAny(UUID groupId) {
    return !of(groupId).isEmpty();
  }

  /**
   * Has a group give just these.
   *
   * @param rows as they stand
   * @return the rows after it
   */
  List<GroupLicenseRow> replace(
      UUID groupId, List<GroupLicenseRow> rows, Map<UUID, License> after, Instant now) {
    Map<UUID, License> open = new LinkedHashMap<>(after);
    List<GroupLicenseRow> left = new ArrayList<>();
    for (GroupLicenseRow row : rows) {
      License license = open.remove(row.skuId);
      if (license == null) {
        entities.remove(row);
      } else {
        row.disabledPlans = LicenseRow.sorted(license);
        left.add(row);
      }
    }
    for (License license : open.values()) {
      GroupLicenseRow row = GroupLicenseRow.of(groupId, license, now);
      entities.persist(row);
      left.add(row);
    }
    return left;
  }

  /** What groups give these users, by user: to direct members only (Microsoft: limitations). */
  Map<UUID, List<GroupLicense>> givenTo(Collection<UUID> userIds) {
    Map<UUID, List<UUID>> groups = licensedGroupsOf(userIds);
    Set<UUID> groupIds = groups.values().stream().flatMap(List::stream).collect(toSet());
    Map<UUID, List<GroupLicenseRow>> rows = ofGroups(groupIds);
    Map<UUID, List<GroupLicense>> given = new HashMap<>();
    groups.forEach(
        (userId, ofUser) ->
            given.put(
                userId,
                ofUser.stream()
                    .flatMap(groupId -> rows.getOrDefault(groupId, List.of()).stream())
                    .map(row -> new GroupLicense(row.groupId, row.license()))
                    .toList()));
    return given;
  }

  /** Whether a user is a direct member of a group with licences. */
  boolean areGivenTo(UUID userId) {
    return !licensedGroupsOf(List.of(userId)).isEmpty();
  }

  private Map<UUID, List<UUID>> licensedGroupsOf(Collection<UUID> userIds) {
    List<Object[]> pairs =
        entities
            .createNativeQuery(
                """
                select m.user_id, m.group_id from group_member m
                where m.user_id = any (?1)
                  and exists (select from group_license g where g.group_id = m.group_id)
                order by 1, 2
                """,
                Object[].class)
            .setParameter(1, userIds.toArray(UUID[]::new))
            .getResultList();
    return pairs.stream()
        .collect(groupingBy(pair -> (UUID) pair[0], mapping(pair -> (UUID) pair[1], toList())));
  }
}
