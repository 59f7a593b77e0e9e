package dev.tenantsync.office365.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * One administrator among several, who makes changes of every kind to users of his own, through the
 * API.
 */
final class FeedWriter {

  /** What users can be given. */
  record Catalogue(String sku, List<String> roles) {}

  private final HttpDirectory directory;
  private final Random random;
  private final Catalogue catalogue;
  private final List<String> live = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final Set<String> licensed = new HashSet<>();
  private final Set<String> appointed = new HashSet<>();
  private final Set<String> made = new HashSet<>();

  FeedWriter(HttpDirectory directory, long seed, Catalogue catalogue) {
    this.directory = directory;
    this.random = new Random(seed);
    this.catalogue = catalogue;
  }

  /** Every user that this writer ever made. */
  Set<String> write(int changes) {
    for (int done = 0; done < changes; done++) {
      int dice = live.size() < 5 ? 0 : random.nextInt(100);
      if (dice < 22) {
        create(done);
      } else if (dice < 60) {
        directory.change(any(live), Map.of("jobTitle", "Job " + done, "city", "City " + dice));
      } else if (dice < 74) {
        license(any(live));
      } else if (dice < 84) {
        appoint(any(live), catalogue.roles().get(random.nextInt(catalogue.roles().size())));
      } else if (dice < 92 || deleted.isEmpty()) {
        delete(any(live));
      } else if (dice < 97) {
        restore(any(deleted));
      } else {
        purge(any(deleted));
      }
    }
    return made;
  }

  private void create(int number) {
    String id = directory.create("Created " + number);
    live.add(id);
    made.add(id);
  }

  private void license(String user) {
    boolean give = licensed.add(user);
    if (!give) {
      licensed.remove(user);
    }
    directory.license(user, catalogue.sku(), give);
  }

  private void appoint(String user, String role) {
    boolean give = appointed.add(user + role);
    if (!give) {
      appointed.remove(user + role);
    }
    directory.appoint(user, role, give);
  }

  private void delete(String user) {
    directory.delete(user);
    live.remove(user);
    deleted.add(user);
  }

  private void restore(String user) {
    directory.restore(user);
    deleted.remove(user);
    live.add(user);
  }

  private void purge(String user) {
    directory.purge(user);
    deleted.remove(user);
  }

  private String any(List<String> users) {
    return users.get(random.nextInt(users.size()));
  }
}
