package dev.tenantsync.office365.license;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Users whose inherited licences are to be judged. A mark is written in the transaction that gives
 * reason to judge, and goes in the one that has judged after reading it.
 */
@ApplicationScoped
class PendingUsers {

  /** A reason to judge a user. */
  record Mark(long seq, UUID userId) {}

  /**
   * Marks that a transaction raised.
   *
   * @param userIds whom they concern; empty if they are many
   */
  record Raised(List<UUID> userIds) {}

  /** Marks in the order in which they were raised, other transactions' among them. */
  record Run(long first, long last) {

    /** No marks at all, or none any more. */
    static final Run ENDED = new Run(0, 0);
  }

  private final Session entities;
  private final Event<Raised> raised;
  private final LicenseSettings settings;

  PendingUsers(Session entities, Event<Raised> raised, LicenseSettings settings) {
    this.entities = entities;
    this.raised = raised;
    this.settings = settings;
  }

  /** Marks these users, in this order. */
  void raise(Collection<UUID> userIds) {
    if (userIds.isEmpty()) {
      return;
    }
    entities
        .createNativeMutationQuery(
            """
            insert into license_pending (user_id)
            select u.id from unnest(cast(?1 as uuid[])) with ordinality as u (id, place)
            order by u.place
            """)
        .setParameter(1, userIds.toArray(UUID[]::new))
        .executeUpdate();
    boolean few = userIds.size() <= settings.withinRequest();
    raised.fire(new Raised(few ? List.copyOf(userIds) : List.of()));
  }

  /** Marks a group's direct members, and who else has licences of it. */
  Run raiseMembers(UUID groupId) {
    Object[] marks =
        entities
            .createNativeQuery(
                """
                    with raised as (
                      insert into license_pending (user_id)
                      select user_id from group_member
                      where group_id = ?1 and user_id is not null
                      union
                      select user_id from inherited_license where group_id = ?1
                      order by 1
                      returning seq)
                    select count(*), coalesce(min(seq), 0), coalesce(max(seq), 0) from raised
                    """,
                Object[].class)
            .setParameter(1, groupId)
            .getSingleResult();
    Run run = new Run(((Number) marks[1]).longValue(), ((Number) marks[2]).longValue());
    long count = ((Number) marks[0]).longValue();
    if (count > 0) {
      raised.fire(new Raised(count <= settings.withinRequest() ? users(run) : List.of()));
    }
    return run;
  }

  /** The next marks that nobody else has in hand, held until the transaction ends. */
  List<Mark> claim(int limit) {
    return marks(
        entities
            .createNativeQuery(
                "select seq, user_id from license_pending order by seq limit ?1"
                    + " for update skip locked",
                Object[].class)
            .setParameter(1, limit)
            .getResultList());
  }

  /** The marks of these users, held until the transaction ends; waits for who has them in hand. */
  List<Mark> claimOf(Collection<UUID> userIds) {
    return marks(
        entities
            .createNativeQuery(
                "select seq, user_id from license_pending where user_id = any (?1) order by seq"
                    + " for update",
                Object[].class)
            .setParameter(1, userIds.toArray(UUID[]::new))
            .getResultList());
  }

  /** Removes marks that are settled. */
  void remove(List<Mark> marks) {
    entities
        .createNativeMutationQuery("delete from license_pending where seq = any (?1)")
        .setParameter(1, marks.stream().map(Mark::seq).toArray(Long[]::new))
        .executeUpdate();
  }

  /** The first users marked. */
  List<UUID> next(int limit) {
    return entities
        .createNativeQuery("select user_id from license_pending order by seq limit ?1", UUID.class)
        .setParameter(1, limit)
        .getResultList();
  }

  /** Moves a user's marks behind all others. */
  void postpone(UUID userId) {
    entities
        .createNativeMutationQuery("update license_pending set seq = default where user_id = ?1")
        .setParameter(1, userId)
        .executeUpdate();
  }

  private List<UUID> users(Run run) {
    return entities
        .createNativeQuery(
            "select user_id from license_pending where seq between ?1 and ?2 order by seq",
            UUID.class)
        .setParameter(1, run.first())
        .setParameter(2, run.last())
        .getResultList();
  }

  private static List<Mark> marks(List<Object[]> rows) {
    return rows.stream()
        .map(row -> new Mark(((Number) row[0]).longValue(), (UUID) row[1]))
        .toList();
  }
}
