package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantsync.dynamics.directory.GraphClient.Answer;
import dev.tenantsync.dynamics.directory.UserEntry.LicenseEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The directory's products and what groups give to whom, asked when they are needed; no feed tells
 * them. Every method throws {@link DirectoryException} where no usable answer came.
 */
@ApplicationScoped
public class LicenseCatalogue {

  private static final TypeReference<PageJson<ProductJson>> PRODUCTS = new TypeReference<>() {};
  private static final TypeReference<PageJson<GroupLicensesJson>> GROUPS = new TypeReference<>() {};
  private static final TypeReference<GroupLicensesJson> GROUP = new TypeReference<>() {};
  private static final TypeReference<PageJson<HolderJson>> MEMBERS = new TypeReference<>() {};

  private final GraphClient graph;

  LicenseCatalogue(GraphClient graph) {
    this.graph = graph;
  }

  public List<ProductEntry> products() {
    return graph.read(graph.url("subscribedSkus"), PRODUCTS).body().rows().stream()
        .map(ProductJson::entry)
        .toList();
  }

  /** What a group gives its direct members; empty for a group that is not there. */
  public Optional<List<LicenseEntry>> givenBy(UUID group) {
    return graph
        .readIfThere(graph.url("groups/" + group + "?$select=" + GroupLicensesJson.SELECT), GROUP)
        .map(answer -> answer.body().licenses());
  }

  /** The groups that give a product, with all that they give. */
  public Map<UUID, List<LicenseEntry>> groupsGiving(UUID skuId) {
    Map<UUID, List<LicenseEntry>> groups = new LinkedHashMap<>();
    String filter = "assignedLicenses/any(given:given/skuId eq " + skuId + ")";
    follow(
        "groups?$select=" + GroupLicensesJson.SELECT + "&$filter=" + filter.replace(" ", "%20"),
        GROUPS,
        group -> groups.put(group.key(), group.licenses()));
    return groups;
  }

  /** The users directly in a group. */
  public List<HolderEntry> members(UUID group) {
    List<HolderEntry> members = new ArrayList<>();
    follow(
        "groups/" + group + "/members?$select=id,licenseAssignmentStates&$top=999",
        MEMBERS,
        member -> {
          if (member.isUser()) {
            members.add(member.entry());
          }
        });
    return members;
  }

  /** The users in a group, however deep. */
  public Set<UUID> everyoneIn(UUID group) {
    Set<UUID> everyone = new HashSet<>();
    follow(
        "groups/" + group + "/transitiveMembers?$select=id&$top=999",
        MEMBERS,
        member -> {
          if (member.isUser()) {
            everyone.add(member.entry().id());
          }
        });
    return everyone;
  }

  private <T> void follow(String path, TypeReference<PageJson<T>> type, Consumer<T> reader) {
    String url = graph.url(path);
    while (url != null) {
      Optional<Answer<PageJson<T>>> answer = graph.readIfThere(url, type);
      if (answer.isEmpty()) {
        return;
      }
      PageJson<T> page = answer.get().body();
      page.rows().forEach(reader);
      url = page.nextLink();
    }
  }
}
