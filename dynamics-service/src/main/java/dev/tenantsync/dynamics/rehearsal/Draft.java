package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.rehearsal.Edit.AddGroupLicense;
import dev.tenantsync.dynamics.rehearsal.Edit.Join;
import dev.tenantsync.dynamics.rehearsal.Edit.RemoveGroupLicense;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A script while it is written: an edit finds the groups as the edits before have left them. */
final class Draft {

  private final Stock stock;
  private final List<Edit> edits = new ArrayList<>();
  private final Map<UUID, List<Assignment>> given = new HashMap<>();
  private Nesting nesting;

  /**
   * @param given what each group gives its members, as far as it is known
   */
  Draft(Stock stock, Nesting nesting, Map<UUID, List<Assignment>> given) {
    this.stock = stock;
    this.nesting = nesting;
    this.given.putAll(given);
  }

  void add(Edit edit) {
    edits.add(edit);
  }

  void addLicense(UUID group, Assignment license) {
    edits.add(new AddGroupLicense(group, license));
    List<Assignment> changed = besides(group, license.skuId());
    changed.add(license);
    given.put(group, changed);
  }

  void removeLicense(UUID group, UUID skuId) {
    edits.add(new RemoveGroupLicense(group, skuId));
    given.put(group, besides(group, skuId));
  }

  void join(UUID group, Set<UUID> users, Set<UUID> groups) {
    nesting = nesting.with(group, groups);
    edits.add(new Join(users, group, given.getOrDefault(group, List.of())));
  }

  void leave(UUID group, Set<UUID> users, Set<UUID> groups) {
    nesting = nesting.without(group, groups);
    edits.add(new Edit.Leave(users, group));
  }

  Script script() {
    return new Script(edits, stock);
  }

  /** Which group is in which after all edits. */
  Nesting nesting() {
    return nesting;
  }

  private List<Assignment> besides(UUID group, UUID skuId) {
    return new ArrayList<>(
        given.getOrDefault(group, List.of()).stream()
            .filter(license -> !license.skuId().equals(skuId))
            .toList());
  }
}
