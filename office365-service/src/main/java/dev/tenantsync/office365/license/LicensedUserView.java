package dev.tenantsync.office365.license;

import com.fasterxml.jackson.databind.JsonSerializable;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.user.UserAnswers;
import dev.tenantsync.office365.user.UserProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** A user as the answer of an action on its licences. */
@ApplicationScoped
class LicensedUserView {

  private final UserAnswers users;

  LicensedUserView(UserAnswers users) {
    this.users = users;
  }

  JsonSerializable of(String key) {
    List<String> properties = new ArrayList<>(UserProperties.defaults());
    properties.add(LicenseViews.ASSIGNED_LICENSES);
    properties.add(LicenseViews.ASSIGNED_PLANS);
    return users.entity(key, properties).orElseThrow(() -> GraphException.notFound(key));
  }
}
