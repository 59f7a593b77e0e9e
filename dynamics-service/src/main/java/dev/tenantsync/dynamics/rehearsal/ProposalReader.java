package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.environment.Setting;
import dev.tenantsync.dynamics.rehearsal.Proposal.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the body of a plan. Whether its users, products and groups exist is asked later. */
final class ProposalReader {

  /** Edits in one plan at most. */
  private static final int MOST_EDITS = 100;

  private ProposalReader() {}

  static Proposal read(JsonNode body) {
    Members members = Members.of("", body);
    members.only(Set.of("edits", "resync"));
    JsonNode edits = members.array("edits");
    boolean resync = members.truth("resync");
    if (edits.isEmpty() && !resync) {
      throw members.refused("edits", "must hold an edit, or 'resync' must be true");
    }
    if (edits.size() > MOST_EDITS) {
      throw members.refused("edits", "holds more than " + MOST_EDITS + " edits");
    }
    List<Item> items = new ArrayList<>();
    long users = 0;
    for (JsonNode edit : edits) {
      Item item = item(items.size(), Members.of("edits[" + items.size() + "]", edit));
      users += item.users().size();
      items.add(item);
    }
    if (users > Proposal.MOST_USERS) {
      throw members.refused("edits", "name more than " + Proposal.MOST_USERS + " users");
    }
    return new Proposal(items, resync);
  }

  private static Item item(int index, Members members) {
    String name = members.text("kind");
    EditKind kind =
        EditKind.named(name)
            .orElseThrow(
                () -> members.refused("kind", "is none of " + EditKind.names() + ": " + name));
    members.only(kind.members());
    Item item =
        new Item(
            index,
            kind,
            members.texts("users"),
            members.guidOrNull("usersWithSku"),
            members.guidOrNull("group"),
            members.guids("groups"),
            members.guidOrNull("skuId"),
            members.guids("disabledPlans"),
            members.guidOrNull("roleTemplateId"),
            kind == EditKind.CHANGE_SETTINGS
                ? settings(Members.of(item(index) + ".settings", members.object().path("settings")))
                : Map.of());
    for (String required : kind.required()) {
      if (!members.has(required)) {
        throw members.refused(required, "is missing");
      }
    }
    requireOneTarget(item, members);
    return item;
  }

  private static String item(int index) {
    return "edits[" + index + "]";
  }

  private static void requireOneTarget(Item item, Members members) {
    if (!item.kind().ofDirectory()) {
      return;
    }
    long ways =
        EditKind.USERS.stream().filter(members::has).count()
            + (item.ofGroup() ? 1 : 0)
            + (item.ofMembers() && !item.groups().isEmpty() && !members.has("users") ? 1 : 0);
    if (ways != 1) {
      throw members.refused(
          "users",
          ways == 0 ? "is missing: nobody is named" : "and another way to name users are given");
    }
  }

  private static Map<Setting, Optional<Object>> settings(Members members) {
    Map<Setting, Optional<Object>> settings = new HashMap<>();
    Iterator<String> names = members.object().fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      Setting setting =
          Setting.named(name).orElseThrow(() -> members.refused(name, "is not a setting"));
      settings.put(setting, Optional.ofNullable(value(setting, name, members)));
    }
    return settings;
  }

  /** Null hands the setting back to the configuration. */
  private static @Nullable Object value(Setting setting, String name, Members members) {
    JsonNode value = members.object().path(name);
    if (value.isNull()) {
      return null;
    }
    return switch (setting.type()) {
      case GUID -> members.guid(name);
      case GUIDS -> {
        Set<UUID> guids = members.guids(name);
        if (guids.isEmpty()) {
          throw members.refused(name, "must not be empty");
        }
        yield guids;
      }
      case NUMBER -> {
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
          throw members.refused(name, "must be a whole number, zero or more");
        }
        yield value.intValue();
      }
      case TRUTH -> members.truth(name);
    };
  }
}
