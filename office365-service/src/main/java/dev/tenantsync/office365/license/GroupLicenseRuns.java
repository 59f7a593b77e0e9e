package dev.tenantsync.office365.license;

import static java.util.stream.Collectors.toMap;

import dev.tenantsync.office365.license.PendingUsers.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** How far the last change of each group's licences has reached its members. */
@ApplicationScoped
class GroupLicenseRuns {

  /** Marks are settled in their order, so that the first tells whether it has begun. */
  private static final String STATES =
      """
      select r.group_id,
        case
          when exists (select from license_pending p where p.seq = r.first_seq)
            then 'QueuedForProcessing'
          when exists (select from license_pending p
                       where p.seq between r.first_seq and r.last_seq
                         and (exists (select from group_member m where m.group_id = r.group_id
                                        and m.user_id = p.user_id)
                           or exists (select from inherited_license i
                                      where i.group_id = r.group_id and i.user_id = p.user_id)))
            then 'ProcessingInProgress'
          else 'ProcessingComplete'
        end
      from group_license_run r where r.group_id = any (?1)
      """;

  private final Session entities;

  GroupLicenseRuns(Session entities) {
    this.entities = entities;
  }

  /** A change has marked a group's members; an earlier one is done with this one. */
  void begin(UUID groupId, Run run) {
    entities
        .createNativeMutationQuery(
            """
            insert into group_license_run (group_id, first_seq, last_seq) values (?1, ?2, ?3)
            on conflict (group_id) do update
            set first_seq = excluded.first_seq, last_seq = excluded.last_seq
            """)
        .setParameter(1, groupId)
        .setParameter(2, run.first())
        .setParameter(3, run.last())
        .executeUpdate();
  }

  /** Has the marks that there are count for groups whose changes were thought to be through. */
  void reopen() {
    entities
        .createNativeMutationQuery(
            """
            update group_license_run
            set last_seq = coalesce((select max(seq) from license_pending), 0)
            where first_seq = 0
            """)
        .executeUpdate();
  }

  /** Graph's word for the state, by group; none where a group never gave licences. */
  Map<UUID, String> states(Collection<UUID> groupIds) {
    List<Object[]> rows =
        entities
            .createNativeQuery(STATES, Object[].class)
            .setParameter(1, groupIds.toArray(UUID[]::new))
            .getResultList();
    return rows.stream().collect(toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }
}
