package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.directory.RoleEntry.MemberEntry;
import dev.tenantsync.dynamics.entitlement.DirectoryFact;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Graph's group, the fields that are read. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GroupJson(
    @Nullable String id,
    @JsonProperty("@removed") @Nullable RemovedJson removed,
    @Nullable String displayName,
    @Nullable Boolean securityEnabled,
    @JsonProperty("members@delta") @Nullable List<@Nullable MemberJson> members)
    implements Caused {

  static final String SELECT = "id,displayName,securityEnabled";

  /** A member come, or gone. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record MemberJson(
      @JsonProperty("@odata.type") @Nullable String type,
      @Nullable String id,
      @JsonProperty("@removed") @Nullable RemovedJson removed,
      @JsonProperty(CauseNotes.ANNOTATION) @Nullable JsonNode notes) {

    private static final Set<String> COUNTED =
        Set.of("#microsoft.graph.user", "#microsoft.graph.group");

    /** Devices and programs may be members, too, and are nobody here. */
    boolean counts() {
      return type == null || COUNTED.contains(type);
    }

    MemberEntry entry() {
      return new MemberEntry(Guids.required(id, "member"), removed != null);
    }
  }

  @Override
  public Stream<CauseEntry> causes() {
    return Entries.of(members).stream()
        .filter(MemberJson::counts)
        .flatMap(
            member ->
                CauseNotes.ofMember(member.notes(), member.id(), id, DirectoryFact.SECURITY_GROUP));
  }

  GroupEntry entry() {
    return new GroupEntry(
        Guids.required(id, "group"),
        removed != null,
        displayName,
        securityEnabled,
        Entries.of(members).stream().filter(MemberJson::counts).map(MemberJson::entry).toList());
  }
}
