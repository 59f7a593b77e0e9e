package dev.tenantsync.dynamics.provisioning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.entitlement.Differences;
import dev.tenantsync.dynamics.entitlement.Plan.Step;
import dev.tenantsync.dynamics.entitlement.ProfileColumns.Cut;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Standing;
import dev.tenantsync.dynamics.entitlement.StateColumns;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one step, before and after. Of profile columns it names those that changed
 * and not what stood in them: there are no names and no addresses in the log.
 */
final class Delta {

  private static final String SYSTEM_ADMINISTRATOR = "System Administrator";

  private final ObjectMapper json;
  private final Change change;
  private final Step step;

  Delta(ObjectMapper json, Change change, Step step) {
    this.json = json;
    this.change = change;
    this.step = step;
  }

  @Nullable String before() {
    Optional<Row> row = change.before();
    if (row.isEmpty()) {
      return null;
    }
    return text(
        switch (step.kind()) {
          case DISABLE, SET_MODE, ENABLE -> standing(row.get().standing());
          case UPDATE_STATE -> differing(row.get(), true);
          case REVOKE_SYSTEM_ADMINISTRATOR -> grant();
          case INSERT, GRANT_SYSTEM_ADMINISTRATOR, UPDATE_PROFILE -> json.createObjectNode();
        });
  }

  @Nullable String after() {
    return text(
        switch (step.kind()) {
          case INSERT -> profile(standing(change.wanted().standing()));
          case DISABLE, SET_MODE, ENABLE -> standing(change.wanted().standing());
          case UPDATE_PROFILE -> profile(columns());
          case UPDATE_STATE ->
              change.before().map(row -> differing(row, false)).orElseGet(json::createObjectNode);
          case GRANT_SYSTEM_ADMINISTRATOR -> grant();
          case REVOKE_SYSTEM_ADMINISTRATOR -> json.createObjectNode();
        });
  }

  private static @Nullable String text(ObjectNode node) {
    return node.isEmpty() ? null : node.toString();
  }

  private ObjectNode standing(Standing standing) {
    return json.createObjectNode()
        .put("isdisabled", !standing.enabled())
        .put("accessmode", standing.accessMode().code());
  }

  private ObjectNode grant() {
    return json.createObjectNode().put("role", SYSTEM_ADMINISTRATOR).put("origin", "directory");
  }

  private ObjectNode columns() {
    ObjectNode node = json.createObjectNode();
    change
        .before()
        .map(row -> Differences.ofProfiles(row.profile(), change.wanted().profile()))
        .ifPresent(names -> names.forEach(node.withArray("columns")::add));
    return node;
  }

  private ObjectNode profile(ObjectNode node) {
    List<Cut> cuts = change.wanted().cuts();
    for (Cut cut : cuts) {
      node.withArray("cuts")
          .addObject()
          .put("column", cut.column())
          .put("width", cut.width())
          .put("length", cut.length());
    }
    return node;
  }

  /** Of the derived columns those that differ, as they were or as they are. */
  private ObjectNode differing(Row row, boolean before) {
    ObjectNode was = state(row.state(), row.standing().disabledReason());
    ObjectNode is = state(change.wanted().state(), change.wanted().standing().disabledReason());
    ObjectNode shown = before ? was : is;
    ObjectNode other = before ? is : was;
    ObjectNode differing = json.createObjectNode();
    shown.properties().stream()
        .filter(column -> !column.getValue().equals(other.get(column.getKey())))
        .forEach(column -> differing.set(column.getKey(), column.getValue()));
    return differing;
  }

  private ObjectNode state(StateColumns state, @Nullable Reason disabled) {
    return json.createObjectNode()
        .put("islicensed", state.licensed())
        .put("azurestate", state.azureState().code())
        .put(
            "azuredeletedon",
            state.azureDeletedOn() == null ? null : state.azureDeletedOn().toString())
        .put("setupuser", state.setupUser())
        .put("caltype", state.calType().code())
        .put("disabledreasonid", disabled == null ? null : disabled.id());
  }
}
