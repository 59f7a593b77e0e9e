package dev.tenantsync.office365.group;

import static dev.tenantsync.office365.group.Clubs.GROUPS;
import static dev.tenantsync.office365.group.Clubs.club;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Requests that meet on the same users and groups. */
@QuarkusTest
class MembershipRaceTest {

  @Inject Rows rows;
  @Inject AgroalDataSource database;

  @Test
  void ofTwoWhoAddTheSameMemberOneIsRefused() throws SQLException {
    String group = club();
    String user = Graph.user();
    List<Response> answers;
    try (OpenTransaction other = new OpenTransaction(database)) {
      other.run("select 1 from directory_user where id = '" + user + "' for no key update");
      CompletableFuture<Response> one = later(() -> Clubs.add(group, user));
      CompletableFuture<Response> two = later(() -> Clubs.add(group, user));
      other.awaitBlocking().commit();
      answers = List.of(one.join(), two.join());
    }
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(204, 400);
    assertThat(rows.changesOf("GROUP", group)).filteredOn(row -> row.contains(user)).hasSize(1);
  }

  @Test
  void whoIsDeletedMeanwhileIsNotAdded() throws SQLException {
    String group = club();
    String user = Graph.user();
    try (OpenTransaction other = new OpenTransaction(database)) {
      other.run("update directory_user set deleted_date_time = now() where id = '" + user + "'");
      CompletableFuture<Response> add = later(() -> Clubs.add(group, user));
      other.awaitBlocking().commit();
      assertThat(add.join().statusCode()).isEqualTo(404);
    }
    assertThat(memberships(group)).isEmpty();
  }

  @Test
  void nobodyIsAddedToAGroupThatIsDeletedMeanwhile() throws SQLException {
    String group = club();
    String user = Graph.user();
    try (OpenTransaction other = new OpenTransaction(database)) {
      other.run("delete from directory_group where id = '" + group + "'");
      CompletableFuture<Response> add = later(() -> Clubs.add(group, user));
      CompletableFuture<Response> nest = later(() -> Clubs.add(club(), group));
      other.awaitBlocking().commit();
      assertThat(add.join().statusCode()).isEqualTo(404);
      assertThat(nest.join().statusCode()).isEqualTo(404);
    }
    assertThat(memberships(group)).isEmpty();
  }

  @Test
  void aMemberAddedMeanwhileGoesWithTheGroup() throws SQLException {
    String group = club();
    String user = Graph.user();
    try (OpenTransaction other = new OpenTransaction(database)) {
      other
          .run("select 1 from directory_group where id = '" + group + "' for share")
          .run(
              "insert into group_member (group_id, user_id) values ('"
                  + group
                  + "', '"
                  + user
                  + "')");
      CompletableFuture<Response> delete = later(() -> Clubs.delete(group));
      other.awaitBlocking().commit();
      assertThat(delete.join().statusCode()).isEqualTo(204);
    }
    assertThat(memberships(group)).isEmpty();
  }

  @RepeatedTest(3)
  void twentiesInAnyOrderDoNotBlockEachOther() {
    List<String> groups = IntStream.range(0, 4).mapToObj(i -> club()).toList();
    List<String> people = IntStream.range(0, 16).mapToObj(i -> Graph.user()).toList();
    List<CompletableFuture<Response>> binds = new ArrayList<>();
    for (String group : groups) {
      List<String> members = new ArrayList<>(people);
      groups.stream().filter(other -> !other.equals(group)).forEach(members::add);
      Collections.shuffle(members);
      binds.add(later(() -> Clubs.bind(group, members.toArray(String[]::new))));
      Collections.reverse(members);
      List<String> backwards = List.copyOf(members);
      binds.add(later(() -> Clubs.bind(group, backwards.toArray(String[]::new))));
    }
    assertThat(binds.stream().map(CompletableFuture::join).map(Response::statusCode))
        .containsOnly(204, 400)
        .filteredOn(status -> status == 204)
        .hasSize(groups.size());
    groups.forEach(group -> assertThat(memberships(group)).hasSize(19));
  }

  @RepeatedTest(3)
  void groupsInACircleAreDeletedAtOnce() {
    String one = club();
    String two = club(one);
    String three = club(two, one);
    Clubs.bind(one, two, three);
    List<CompletableFuture<Response>> deletions =
        List.of(one, two, three).stream().map(id -> later(() -> Clubs.delete(id))).toList();
    assertThat(deletions.stream().map(CompletableFuture::join).map(Response::statusCode))
        .containsOnly(204);
    assertThat(Graph.get(GROUPS + "/" + one).statusCode()).isEqualTo(404);
  }

  private List<String> memberships(String group) {
    return rows.query("select member_id from group_member where group_id::text = ?", group);
  }

  private static CompletableFuture<Response> later(Supplier<Response> request) {
    return CompletableFuture.supplyAsync(request);
  }
}
