package dev.tenantsync.office365.group;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants a group to be; what it does not name stays as it is.
 *
 * @param values of properties that can be set, checked one by one
 * @param members to be added
 * @param owners to be added
 */
record GroupEdit(Map<String, @Nullable String> values, List<UUID> members, List<UUID> owners) {

  GroupEdit {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    members = List.copyOf(members);
    owners = List.copyOf(owners);
  }

  void applyTo(Group group) {
    values.forEach(
        (name, value) -> {
          switch (name) {
            case "displayName" -> group.displayName = String.valueOf(value);
            case "mailNickname" -> group.mailNickname = String.valueOf(value);
            case "description" -> group.description = value;
            default -> throw new IllegalArgumentException("no property to set: " + name);
          }
        });
  }
}
