package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.UserProperties;
import dev.tenantsync.office365.user.UserViews;
import dev.tenantsync.office365.user.Users;
import dev.tenantsync.office365.web.Links;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** A user as the answer of an action on its licences. */
@ApplicationScoped
class LicensedUserView {

  private final Users users;
  private final UserViews views;
  private final Links links;

  LicensedUserView(Users users, UserViews views, Links links) {
    this.users = users;
    this.views = views;
    this.links = links;
  }

  ObjectNode of(String key) {
    User user = users.byKey(key).orElseThrow(() -> GraphException.notFound(key));
    List<String> properties = new ArrayList<>(UserProperties.defaults());
    properties.add(LicenseViews.ASSIGNED_LICENSES);
    properties.add(LicenseViews.ASSIGNED_PLANS);
    ObjectNode view = views.render(List.of(user), properties).get(0);
    ObjectNode answer = view.objectNode().put("@odata.context", links.context("users/$entity"));
    return answer.setAll(view);
  }
}
