package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tenantsync.dynamics.directory.GraphClient.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The directory's three feeds and its answers about single objects.
 *
 * <p>Every method throws {@link DirectoryException} where no usable answer came, the feeds also
 * {@link FeedExpiredException}.
 */
@ApplicationScoped
public class HttpDirectory {

  private static final TypeReference<PageJson<UserJson>> USER_PAGE = new TypeReference<>() {};
  private static final TypeReference<PageJson<RoleJson>> ROLE_PAGE = new TypeReference<>() {};
  private static final TypeReference<PageJson<GroupJson>> GROUP_PAGE = new TypeReference<>() {};
  private static final TypeReference<UserJson> USER = new TypeReference<>() {};
  private static final TypeReference<RoleJson> ROLE = new TypeReference<>() {};
  private static final TypeReference<GroupJson> GROUP = new TypeReference<>() {};

  private final GraphClient graph;

  HttpDirectory(GraphClient graph) {
    this.graph = graph;
  }

  public FeedPage<UserEntry> users(FeedRequest request) {
    return page(request, "users/delta?$select=" + UserJson.SELECT, USER_PAGE, UserJson::entry);
  }

  public FeedPage<RoleEntry> roles(FeedRequest request) {
    return page(
        request, "directoryRoles/delta?$select=" + RoleJson.SELECT, ROLE_PAGE, RoleJson::entry);
  }

  public FeedPage<GroupEntry> groups(FeedRequest request) {
    return page(
        request,
        "groups/delta?$select=" + GroupJson.SELECT + ",members",
        GROUP_PAGE,
        GroupJson::entry);
  }

  /** A link from before the directory was moved is of no use; one that leads away is not kept. */
  private <T extends Caused, E> FeedPage<E> page(
      FeedRequest request, String start, TypeReference<PageJson<T>> type, Function<T, E> entry) {
    @Nullable String link = request.link();
    if (link != null && !graph.own(link)) {
      throw new FeedExpiredException("The feed was read from another directory so far");
    }
    Answer<PageJson<T>> answer =
        link == null
            ? graph.read(graph.url(start), request.causesAfter(), type)
            : followed(link, request.causesAfter(), type);
    FeedPage<E> page = PageJson.feedPage(answer.body(), entry, answer.position());
    if (!graph.own(page.link())) {
      throw new DirectoryException("The directory sent a link to another origin than its own");
    }
    return page;
  }

  /**
   * A link that the directory gave out and does not understand any more, its signing key having
   * changed, say, will never be understood again.
   */
  private <T extends Caused> Answer<PageJson<T>> followed(
      String link, @Nullable String causesAfter, TypeReference<PageJson<T>> type) {
    try {
      return graph.read(link, causesAfter, type);
    } catch (DirectoryException refused) {
      throw refused.misunderstood()
          ? new FeedExpiredException("The directory understands its own link no more")
          : refused;
    }
  }

  /**
   * The account as it stands now, wherever it is. Somebody may be restored between two looks, so
   * absence is believed only after a second one.
   */
  public UserEntry user(UUID id) {
    return liveUser(id)
        .or(() -> softDeleted(id))
        .or(() -> liveUser(id))
        .orElseGet(() -> UserEntry.absent(id, Presence.GONE));
  }

  /** The group as it stands now, without members. */
  public GroupEntry group(UUID id) {
    return graph
        .readIfThere(graph.url("groups/" + id + "?$select=" + GroupJson.SELECT), GROUP)
        .map(answer -> answer.body().entry())
        .orElseGet(() -> GroupEntry.absent(id));
  }

  /** What somebody is a direct member of; nothing for an account that is not there. */
  public BelongingEntry belongingOf(UUID userId) {
    List<RoleJson> all = memberships("users/" + userId);
    return new BelongingEntry(
        all.stream().filter(RoleJson::isRole).map(RoleJson::entry).map(this::withTemplate).toList(),
        groups(all));
  }

  /** The groups that a group is a direct member of; none for a group that is not there. */
  public List<UUID> groupsAround(UUID groupId) {
    return groups(memberships("groups/" + groupId));
  }

  private static List<UUID> groups(List<RoleJson> memberships) {
    return memberships.stream()
        .filter(RoleJson::isGroup)
        .map(group -> Guids.required(group.id(), "group"))
        .toList();
  }

  private List<RoleJson> memberships(String member) {
    List<RoleJson> found = new ArrayList<>();
    String url = graph.url(member + "/memberOf");
    while (url != null) {
      Optional<Answer<PageJson<RoleJson>>> answer = graph.readIfThere(url, ROLE_PAGE);
      if (answer.isEmpty()) {
        return List.of();
      }
      PageJson<RoleJson> page = answer.get().body();
      found.addAll(page.rows());
      url = page.nextLink();
    }
    return found;
  }

  private Optional<UserEntry> liveUser(UUID id) {
    return graph
        .readIfThere(graph.url("users/" + id + "?$select=" + UserJson.SELECT), USER)
        .map(answer -> answer.body().entry());
  }

  private Optional<UserEntry> softDeleted(UUID id) {
    return graph
        .readIfThere(graph.url("directory/deletedItems/" + id), USER)
        .map(answer -> UserEntry.absent(id, Presence.SOFT_DELETED));
  }

  /** Lists of memberships need not say which role it is. */
  private RoleEntry withTemplate(RoleEntry role) {
    if (role.templateId() != null) {
      return role;
    }
    return graph
        .readIfThere(graph.url("directoryRoles/" + role.id()), ROLE)
        .map(answer -> answer.body().entry())
        .orElse(role);
  }
}
