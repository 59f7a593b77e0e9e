package dev.tenantsync.office365.seed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.tenant.Organization;
import dev.tenantsync.office365.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * People to try things on, one of each kind that Dynamics decides about differently. Only a
 * directory without any user is populated, so nobody who was deleted comes back at the next start.
 */
@ApplicationScoped
class DemoPopulation {

  private static final Logger LOG = Logger.getLogger(DemoPopulation.class);
  private static final String PEOPLE = "/catalogue/demo-people.ndjson";

  private final Users users;
  private final Organization organization;
  private final Newcomer newcomer;
  private final ObjectMapper json;

  DemoPopulation(Users users, Organization organization, Newcomer newcomer, ObjectMapper json) {
    this.users = users;
    this.organization = organization;
    this.newcomer = newcomer;
    this.json = json;
  }

  /** Plants all or none. Two replicas may start at once: the second waits for the first. */
  @Transactional
  void plant() {
    users
        .getEntityManager()
        .createNativeQuery("lock table directory_user in share row exclusive mode")
        .executeUpdate();
    if (users.count() > 0) {
      return;
    }
    List<PersonJson> people = read(organization.domains().get(0).name);
    people.forEach(newcomer::arrive);
    LOG.infof("demo population: %d people", people.size());
  }

  /**
   * @param domain takes the place of {@code {domain}} in the file
   */
  private List<PersonJson> read(String domain) {
    try (InputStream file =
        Objects.requireNonNull(DemoPopulation.class.getResourceAsStream(PEOPLE))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      List<PersonJson> people = new ArrayList<>();
      for (String line : text.replace("{domain}", domain).lines().toList()) {
        people.add(json.readValue(line, PersonJson.class));
      }
      return people;
    } catch (IOException failure) {
      throw new UncheckedIOException("the demo population cannot be read", failure);
    }
  }
}
