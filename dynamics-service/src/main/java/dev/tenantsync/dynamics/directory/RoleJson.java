package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.directory.RoleEntry.MemberEntry;
import dev.tenantsync.dynamics.entitlement.DirectoryFact;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Graph's directoryRole, the fields that are read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RoleJson(
    @JsonProperty("@odata.type") @Nullable String type,
    @Nullable String id,
    @JsonProperty("@removed") @Nullable RemovedJson removed,
    @Nullable String roleTemplateId,
    @JsonProperty("members@delta") @Nullable List<@Nullable MemberJson> members)
    implements Caused {

  static final String SELECT = "id,displayName,roleTemplateId,members";

  /** A member come, or gone. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record MemberJson(
      @Nullable String id,
      @JsonProperty("@removed") @Nullable RemovedJson removed,
      @JsonProperty(CauseNotes.ANNOTATION) @Nullable JsonNode notes) {

    MemberEntry entry() {
      return new MemberEntry(Guids.required(id, "member"), removed != null);
    }
  }

  /** Lists of memberships mix roles and groups. */
  boolean isRole() {
    return "#microsoft.graph.directoryRole".equals(type);
  }

  boolean isGroup() {
    return "#microsoft.graph.group".equals(type);
  }

  @Override
  public Stream<CauseEntry> causes() {
    return Entries.of(members).stream()
        .flatMap(
            member ->
                CauseNotes.ofMember(
                    member.notes(), member.id(), id, DirectoryFact.DIRECTORY_ROLES));
  }

  RoleEntry entry() {
    return new RoleEntry(
        Guids.required(id, "directory role"),
        removed != null,
        Guids.read(roleTemplateId).orElse(null),
        Entries.of(members).stream().map(MemberJson::entry).toList());
  }
}
