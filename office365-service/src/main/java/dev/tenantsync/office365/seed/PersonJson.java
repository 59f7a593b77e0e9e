package dev.tenantsync.office365.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A person of the demo population.
 *
 * @param user as in Graph's create user, less the password
 * @param roles by name
 * @param deleted whether the person has left and lies in deleted items
 */
record PersonJson(
    ObjectNode user, List<LicenseJson> licenses, List<String> roles, boolean deleted) {

  /**
   * A licence by its product's name.
   *
   * @param off the names of the plans switched off
   */
  record LicenseJson(String product, List<String> off) {}
}
