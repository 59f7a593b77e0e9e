package dev.tenantsync.office365.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.audit.AuditEntryJson.InitiatorJson;
import dev.tenantsync.office365.audit.AuditEntryJson.PersonJson;
import dev.tenantsync.office365.audit.AuditEntryJson.ProgramJson;
import dev.tenantsync.office365.audit.AuditEntryJson.PropertyJson;
import dev.tenantsync.office365.audit.AuditEntryJson.TargetJson;
import dev.tenantsync.office365.audit.AuditNames.Known;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.web.Actor;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the log in Graph's shape (Graph: directoryAudit, targetResource). */
final class AuditView {

  private static final String ITSELF = "Directory service";

  private AuditView() {}

  static AuditEntryJson of(AuditRow row, Known known, @Nullable String context) {
    return new AuditEntryJson(
        context,
        row.id().toString(),
        Activity.category(row.resource()),
        row.correlationId(),
        "success",
        "",
        Activity.nameOf(row.resource(), row.kind(), row.properties()),
        row.at().withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString(),
        "Core Directory",
        Activity.operationType(row.kind()),
        initiator(row.actor(), known),
        targets(row, known),
        List.of());
  }

  private static InitiatorJson initiator(Actor actor, Known known) {
    return actor
        .id()
        .map(
            id ->
                actor.kind() == Actor.Kind.USER
                    ? new InitiatorJson(person(id, known), null)
                    : new InitiatorJson(null, new ProgramJson(id, known.name(id).orElse(null))))
        .orElseGet(() -> new InitiatorJson(null, new ProgramJson(null, ITSELF)));
  }

  private static PersonJson person(UUID id, Known known) {
    return new PersonJson(
        id,
        known.name(id).orElse(null),
        known.user(id).map(user -> user.userPrincipalName).orElse(null));
  }

  /** A member stands before what it joined or left, as in Entra. */
  private static List<TargetJson> targets(AuditRow row, Known known) {
    List<TargetJson> targets = new ArrayList<>();
    boolean joins = row.kind() == Change.Kind.MEMBER_ADDED;
    if (joins || row.kind() == Change.Kind.MEMBER_REMOVED) {
      String type = Activity.targetType(row.resource());
      String whole = quoted(row.resourceId().toString());
      PropertyJson membership =
          new PropertyJson(type + ".ObjectID", joins ? null : whole, joins ? whole : null);
      row.relatedId().ifPresent(id -> targets.add(related(id, known, List.of(membership))));
      targets.add(target(row, known, List.of()));
    } else {
      targets.add(target(row, known, modified(row)));
      row.relatedId().ifPresent(id -> targets.add(related(id, known, List.of())));
    }
    return targets;
  }

  private static TargetJson target(AuditRow row, Known known, List<PropertyJson> modified) {
    UUID id = row.resourceId();
    return new TargetJson(
        id,
        known.name(id).orElseGet(() -> logged(row, "displayName")),
        Activity.targetType(row.resource()),
        known
            .user(id)
            .map(user -> user.userPrincipalName)
            .orElseGet(() -> logged(row, "userPrincipalName")),
        row.resource() == Change.Resource.GROUP ? "azureAD" : null,
        modified);
  }

  /** The other end: a user, or a group within a group. */
  private static TargetJson related(UUID id, Known known, List<PropertyJson> modified) {
    @Nullable User user = known.user(id).orElse(null);
    boolean group = user == null && known.name(id).isPresent();
    return new TargetJson(
        id,
        known.name(id).orElse(null),
        group ? "Group" : "User",
        user == null ? null : user.userPrincipalName,
        group ? "azureAD" : null,
        modified);
  }

  /** What the log itself kept of one who is gone. */
  private static @Nullable String logged(AuditRow row, String property) {
    JsonNode now = row.after().path(property);
    JsonNode value = now.isTextual() ? now : row.before().path(property);
    return value.isTextual() ? value.textValue() : null;
  }

  private static List<PropertyJson> modified(AuditRow row) {
    return row.properties().stream()
        .map(
            name ->
                new PropertyJson(
                    name, value(row.before().path(name)), value(row.after().path(name))))
        .toList();
  }

  private static @Nullable String value(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? null : value.toString();
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
