package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectReference;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Annotations;
import dev.tenantsync.office365.odata.PropertyRefusals;
import dev.tenantsync.office365.odata.Text;
import dev.tenantsync.office365.user.MailNickname;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads request bodies that create or change a group. */
@ApplicationScoped
class GroupEdits {

  private static final PropertyRefusals REFUSALS = new PropertyRefusals("Group");
  private static final String MEMBERS = "members@odata.bind";
  private static final String OWNERS = "owners@odata.bind";

  /** Members and owners bound by one request, together (Graph: create group). */
  private static final int MOST_BOUND = 20;

  /** Graph: create group. In the order in which a missing one is complained about. */
  private static final List<String> REQUIRED =
      List.of("displayName", "mailEnabled", "mailNickname", "securityEnabled");

  private final GroupViews views;
  private final ObjectMapper json;

  GroupEdits(GroupViews views, ObjectMapper json) {
    this.views = views;
    this.json = json;
  }

  /** A new group's properties: the required ones are there, nulls count as absent. */
  GroupEdit ofNew(@Nullable ObjectNode body) {
    ObjectNode given = present(body).deepCopy();
    given.properties().removeIf(entry -> entry.getValue().isNull());
    GroupEdit edit = of(given);
    for (String name : REQUIRED) {
      if (!given.has(name)) {
        throw REFUSALS.required(name);
      }
    }
    return edit;
  }

  /** A change of a group's properties: nulls clear. */
  GroupEdit ofChange(@Nullable ObjectNode body) {
    return of(present(body));
  }

  private static ObjectNode present(@Nullable ObjectNode body) {
    if (body == null) {
      throw GraphException.badRequest("Unable to read JSON request payload.");
    }
    return body;
  }

  private GroupEdit of(ObjectNode body) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      String name = entry.getKey();
      if (GroupProperties.WIDTHS.containsKey(name)) {
        values.put(name, value(name, entry.getValue()));
      } else if (!Annotations.is(name) && !name.equals(MEMBERS) && !name.equals(OWNERS)) {
        requireUnchanged(name, entry.getValue());
      }
    }
    List<UUID> members = bound(MEMBERS, body.path(MEMBERS));
    List<UUID> owners = bound(OWNERS, body.path(OWNERS));
    if (members.size() + owners.size() > MOST_BOUND) {
      throw GraphException.badProperty(
          members.isEmpty() ? OWNERS : MEMBERS,
          "TooManyReferences",
          "A request can bind at most " + MOST_BOUND + " members and owners together.");
    }
    return new GroupEdit(values, members, owners);
  }

  private static @Nullable String value(String name, JsonNode value) {
    if (value.isNull()) {
      if (name.equals("description")) {
        return null;
      }
      throw REFUSALS.invalid(name, "cannot be null");
    }
    if (!value.isTextual()) {
      throw REFUSALS.wrongType(name, "Edm.String");
    }
    String text = value.textValue();
    Text.fault(text, GroupProperties.WIDTHS.getOrDefault(name, 0))
        .ifPresent(
            fault -> {
              throw REFUSALS.invalid(name, fault);
            });
    if (name.equals("mailNickname") && !MailNickname.isWellFormed(text)) {
      throw REFUSALS.invalid(name, "is not of the form wanted");
    }
    return text;
  }

  /** What is true of every group may be said, and nothing else. */
  private void requireUnchanged(String name, JsonNode value) {
    if (!views.knows(name)) {
      throw REFUSALS.unknown(name);
    }
    if (!GroupProperties.isFixed(name)) {
      throw REFUSALS.readOnly(name);
    }
    Object fixed = GroupProperties.fixed(name);
    boolean same = value.equals(json.valueToTree(fixed));
    boolean denied = fixed == null && value.isBoolean() && !value.booleanValue();
    if (!same && !denied) {
      throw GraphException.badProperty(
          name,
          "NotSupported",
          "Only security groups with assigned members are supported: property '%s' can only be %s."
              .formatted(name, json.valueToTree(fixed)));
    }
  }

  private static List<UUID> bound(String name, JsonNode references) {
    List<UUID> ids = new ArrayList<>();
    if (references.isMissingNode() || references.isNull()) {
      return ids;
    }
    if (!references.isArray()) {
      throw REFUSALS.wrongType(name, "Collection(Edm.String)");
    }
    for (JsonNode reference : references) {
      UUID id = ObjectReference.id(name, reference.isTextual() ? reference.textValue() : null);
      if (ids.contains(id)) {
        throw GraphException.badProperty(
            name, "DuplicateValue", "Property '" + name + "' names " + id + " more than once.");
      }
      ids.add(id);
    }
    return ids;
  }
}
