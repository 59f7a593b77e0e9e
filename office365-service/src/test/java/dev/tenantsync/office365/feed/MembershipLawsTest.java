package dev.tenantsync.office365.feed;

import static dev.tenantsync.office365.group.Clubs.GROUPS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.group.Clubs;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Groups in groups, in circles too, whose members come, go, are deleted and come back: every answer
 * about memberships is the model's, and whoever follows the feed knows the same.
 */
@QuarkusTest
class MembershipLawsTest {

  private static final Logger LOG = Logger.getLogger(MembershipLawsTest.class);
  private static final int USERS = 60;
  private static final int MOST_GROUPS = 40;
  private static final int STEPS = 300;

  private final long seed = Long.getLong("memberships.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final MembershipModel model = new MembershipModel();
  private final FeedClient feed =
      FeedClient.of("/v1.0/groups/delta").preferring("odata.maxpagesize=11");

  /** What a follower of the feed knows: members by group. */
  private final Map<String, Set<String>> replica = new TreeMap<>();

  private final Set<String> everMade = new TreeSet<>();
  private String link = "/v1.0/groups/delta";

  @Test
  void everyAnswerIsTheModels() {
    LOG.infof("seed %d (-Dmemberships.seed)", seed);
    for (int i = 0; i < USERS; i++) {
      model.live.add(Graph.user());
    }
    for (int i = 0; i < MOST_GROUPS * 3 / 4; i++) {
      made(Clubs.club(), Set.of());
    }
    for (int step = 1; step <= STEPS; step++) {
      step();
      if (random.nextInt(15) == 0) {
        follow();
      }
      if (step % (STEPS / 2) == 0) {
        checkMemberships();
      }
    }
    follow();
    Map<String, Set<String>> truth = new TreeMap<>();
    model.direct.keySet().forEach(group -> truth.put(group, model.visible(group)));
    assertThat(ours(replica)).as("replica, seed %d", seed).isEqualTo(truth);
    replica.clear();
    link = "/v1.0/groups/delta";
    follow();
    assertThat(ours(replica)).as("enumeration, seed %d", seed).isEqualTo(truth);
  }

  private void step() {
    int dice = random.nextInt(100);
    String group = any(model.direct.keySet());
    if (dice < 45) {
      List<String> members = List.of(anything());
      expect(model.add(group, members), Clubs.add(group, members.get(0)));
    } else if (dice < 60) {
      Set<String> members = new TreeSet<>(List.of(anything(), anything(), anything()));
      expect(
          model.add(group, List.copyOf(members)),
          Clubs.bind(group, members.toArray(String[]::new)));
    } else if (dice < 80) {
      Set<String> members = model.direct.getOrDefault(group, Set.of());
      String member = members.isEmpty() ? anything() : any(members);
      expect(model.remove(group, member), Clubs.remove(group, member));
    } else if (dice < 88) {
      String user = any(model.live);
      Graph.remove(user);
      model.live.remove(user);
      model.deleted.add(user);
    } else if (dice < 94 && !model.deleted.isEmpty()) {
      String user = any(model.deleted);
      Graph.restore(user);
      model.deleted.remove(user);
      model.live.add(user);
    } else if (dice < 97 && model.direct.size() > 10) {
      expect(204, Clubs.delete(group));
      model.deleteGroup(group);
    } else if (model.direct.size() < MOST_GROUPS) {
      String user = any(model.live);
      made(Clubs.club(user, group), Set.of(user, group));
    }
  }

  private void made(String group, Set<String> members) {
    everMade.add(group);
    model.direct.put(group, new TreeSet<>(members));
  }

  private void checkMemberships() {
    for (String group : model.direct.keySet()) {
      assertThat(ids(GROUPS + "/" + group + "/transitiveMembers?$top=25&$select=id"))
          .as("transitiveMembers of %s, seed %d", group, seed)
          .isEqualTo(model.inside(group));
      assertThat(ids(GROUPS + "/" + group + "/transitiveMemberOf?$top=25&$select=id"))
          .as("transitiveMemberOf of %s, seed %d", group, seed)
          .isEqualTo(model.around(group));
    }
    List<String> asked = new ArrayList<>(model.direct.keySet());
    asked = asked.subList(0, Math.min(20, asked.size()));
    for (String user : model.live) {
      Set<String> around = model.around(user);
      assertThat(ids("/v1.0/users/" + user + "/transitiveMemberOf?$top=25&$select=id"))
          .as("transitiveMemberOf of %s, seed %d", user, seed)
          .isEqualTo(around);
      around.retainAll(asked);
      Response check =
          Graph.post("/v1.0/users/" + user + "/checkMemberGroups", Map.of("groupIds", asked));
      assertThat(new TreeSet<>(check.<List<String>>path("value")))
          .as("checkMemberGroups of %s, seed %d", user, seed)
          .isEqualTo(around);
    }
  }

  @SuppressWarnings("unchecked")
  private void follow() {
    FeedClient.Round round = feed.round(link);
    for (Map<String, Object> entry : round.allEntries()) {
      String group = (String) entry.get("id");
      if (entry.containsKey("@removed")) {
        replica.remove(group);
        continue;
      }
      Set<String> members = replica.computeIfAbsent(group, fresh -> new TreeSet<>());
      var changed = (List<Map<String, Object>>) entry.getOrDefault("members@delta", List.of());
      for (Map<String, Object> member : changed) {
        String id = (String) member.get("id");
        if (member.containsKey("@removed")) {
          members.remove(id);
        } else {
          members.add(id);
        }
      }
    }
    link = round.delta();
  }

  /** Other tests' groups are in the feed, too. */
  private Map<String, Set<String>> ours(Map<String, Set<String>> all) {
    Map<String, Set<String>> ours = new TreeMap<>(all);
    ours.keySet().retainAll(everMade);
    return ours;
  }

  private void expect(int status, Response answer) {
    assertThat(answer.statusCode()).as("%s, seed %d", answer.asString(), seed).isEqualTo(status);
  }

  private String anything() {
    int dice = random.nextInt(10);
    if (dice < 4) {
      return any(model.direct.keySet());
    }
    return dice == 4 && !model.deleted.isEmpty() ? any(model.deleted) : any(model.live);
  }

  private String any(Collection<String> some) {
    return new ArrayList<>(some).get(random.nextInt(some.size()));
  }

  private static Set<String> ids(String path) {
    List<String> ids = Clubs.ids(path);
    assertThat(ids).doesNotHaveDuplicates();
    return new TreeSet<>(ids);
  }
}
