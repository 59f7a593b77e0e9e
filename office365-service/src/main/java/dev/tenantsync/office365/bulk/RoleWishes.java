package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.role.Membership;
import dev.tenantsync.office365.role.RoleActivation;
import dev.tenantsync.office365.role.RoleMembers;
import dev.tenantsync.office365.role.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds the roles that lines name, and gives them. */
@ApplicationScoped
class RoleWishes {

  private final Templates templates;
  private final RoleActivation activation;
  private final RoleMembers members;
  private final ChangeLog log;

  RoleWishes(Templates templates, RoleActivation activation, RoleMembers members, ChangeLog log) {
    this.templates = templates;
    this.activation = activation;
    this.members = members;
    this.log = log;
  }

  /**
   * @throws GraphException naming the role that there is not
   */
  void requireKnown(Draft draft) {
    draft.roles().forEach(this::template);
  }

  /** Gives what these lines wish for, and activates the roles that nobody held before. */
  void grant(List<Draft> drafts) {
    Set<Membership> wanted = new LinkedHashSet<>();
    for (Draft draft : drafts) {
      for (RoleWish wish : draft.roles()) {
        UUID roleId = activation.activated(template(wish)).orElseThrow().id();
        wanted.add(new Membership(roleId, draft.user().id));
      }
    }
    if (!wanted.isEmpty()) {
      members.add(wanted);
      log.append(wanted.stream().map(RoleWishes::added).toList());
    }
  }

  private UUID template(RoleWish wish) {
    return wish.roleTemplateId()
        .filter(templates::has)
        .or(() -> wish.displayName().flatMap(templates::byName))
        .filter(found -> wish.roleTemplateId().map(found::equals).orElse(true))
        .orElseThrow(
            () ->
                GraphException.badProperty(
                    wish.at() + "roleTemplateId",
                    "NotFound",
                    "There is no directory role of this template or name."));
  }

  private static Change added(Membership membership) {
    return Change.membership(
        Change.Resource.DIRECTORY_ROLE,
        membership.roleId(),
        membership.userId(),
        Change.Kind.MEMBER_ADDED);
  }
}
