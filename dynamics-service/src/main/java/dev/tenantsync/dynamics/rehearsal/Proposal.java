package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.environment.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody proposes, as it was read.
 *
 * @param resync whether everybody is to be decided anew by what the directory says now
 */
record Proposal(List<Item> items, boolean resync) {

  /** Users named by one plan at most. */
  static final int MOST_USERS = 200_000;

  /**
   * One edit.
   *
   * @param users as they are named: an object id, a systemuserid or a user principal name
   * @param usersWithSku everybody who holds this product, instead
   */
  record Item(
      int index,
      EditKind kind,
      List<String> users,
      @Nullable UUID usersWithSku,
      @Nullable UUID group,
      Set<UUID> groups,
      @Nullable UUID skuId,
      Set<UUID> disabledPlans,
      @Nullable UUID roleTemplateId,
      Map<Setting, Optional<Object>> settings) {

    /** Where the element stands in the body, such as {@code edits[3].skuId}. */
    String place(String member) {
      return "edits[" + index + "]." + member;
    }

    boolean ofGroup() {
      return group != null && (kind == EditKind.ADD_LICENSE || kind == EditKind.REMOVE_LICENSE);
    }

    boolean ofMembers() {
      return kind == EditKind.ADD_MEMBERS || kind == EditKind.REMOVE_MEMBERS;
    }
  }

  Proposal {
    items = List.copyOf(items);
  }

  /** Whether nothing in it would have to be done in the directory. */
  boolean local() {
    return items.stream().noneMatch(item -> item.kind().ofDirectory());
  }

  /** Every setting that is to be changed; of several words on one the last counts. */
  Map<Setting, Optional<Object>> settings() {
    Map<Setting, Optional<Object>> all = new HashMap<>();
    items.forEach(item -> all.putAll(item.settings()));
    return all;
  }

  /** Products whose assignments the edits change. */
  Set<UUID> skus() {
    return items.stream().map(Item::skuId).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** Groups whose direct members the edits concern. */
  Set<UUID> groups() {
    return items.stream().map(Item::group).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  Stream<Item> nestings() {
    return items.stream().filter(item -> !item.groups().isEmpty());
  }
}
