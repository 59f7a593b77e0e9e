package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.directory.UserEntry;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Accounts and rows as a plan finds them, many at a time. */
@ApplicationScoped
class Subjects {

  private final Database database;
  private final Provisioner provisioner;
  private final Sightings sightings;
  private final ObjectMapper json;

  Subjects(Database database, Provisioner provisioner, Sightings sightings, ObjectMapper json) {
    this.database = database;
    this.provisioner = provisioner;
    this.sightings = sightings;
    this.json = json;
  }

  /** In order of their object ids; those nobody knows are passed over. */
  List<Subject> read(Collection<UUID> objectIds, Scene scene) {
    Map<UUID, Set<UUID>> groups = groups(objectIds, scene.paths(), scene.relevant());
    HoldingsReader holdings = new HoldingsReader(scene.paths(), groups, json);
    List<Subject> mirrored =
        provisioner.mirrored(objectIds).stream()
            .map(one -> Subject.of(one.facts(), one.row(), holdings.of(one)))
            .toList();
    return scene
        .afresh()
        .map(afresh -> afresh(mirrored, afresh, objectIds, groups))
        .orElse(mirrored);
  }

  private List<Subject> afresh(
      List<Subject> mirrored,
      Afresh afresh,
      Collection<UUID> objectIds,
      Map<UUID, Set<UUID>> groups) {
    Map<UUID, UserEntry> entries = sightings.of(afresh.plan(), objectIds);
    List<Subject> subjects = new ArrayList<>();
    for (Subject subject : mirrored) {
      UserEntry entry = entries.remove(subject.objectId());
      subjects.add(entry == null ? subject : Overlay.over(subject, entry, afresh));
    }
    entries.values().stream()
        .filter(UserEntry::present)
        .map(entry -> Overlay.unknown(entry, groups.getOrDefault(entry.id(), Set.of()), afresh))
        .forEach(subjects::add);
    return subjects;
  }

  private Map<UUID, Set<UUID>> groups(
      Collection<UUID> objectIds, LicensePaths paths, Set<UUID> relevant) {
    Map<UUID, Set<UUID>> groups = new HashMap<>();
    for (UUID id : objectIds) {
      Set<UUID> told = paths.groups().get(id);
      if (told != null) {
        groups.put(id, new HashSet<>(told));
      }
    }
    if (!relevant.isEmpty()) {
      database.list(
          """
          select member_id, group_id from directory_group_member
          where member_id = any(?) and group_id = any(?)
          """,
          row ->
              groups
                  .computeIfAbsent(row.uuid("member_id"), id -> new HashSet<>())
                  .add(row.uuid("group_id")),
          SqlArray.uuids(objectIds),
          SqlArray.uuids(relevant));
    }
    return groups;
  }
}
