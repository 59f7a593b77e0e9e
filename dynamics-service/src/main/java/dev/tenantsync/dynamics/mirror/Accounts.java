package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.directory.ProfileEntry;
import dev.tenantsync.dynamics.directory.UserEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Mirrored accounts. Whatever differs gets a new version, and only that: a page read again leaves
 * everything as it was. But who is not decided yet, and is told of again as known, may have stood
 * otherwise in between, so that what the other feeds told meanwhile need not fit: that counts as an
 * arrival, too.
 */
@ApplicationScoped
class Accounts {

  /** An account that a page shows: as it was known, or otherwise. */
  private record Shown(UserEntry entry, boolean differs) {}

  private final Database database;

  Accounts(Database database) {
    this.database = database;
  }

  /**
   * Writes what a page says, the last entry per account.
   *
   * @return how many accounts differ from before
   */
  int apply(Collection<UserEntry> entries, Arrival arrival) {
    database.cutOffWhenFrozen();
    TreeMap<UUID, UserEntry> latest = new TreeMap<>();
    entries.forEach(entry -> latest.put(entry.id(), entry));
    List<UserEntry> removed = latest.values().stream().filter(entry -> !entry.present()).toList();
    List<Shown> shown = shown(latest);
    List<UserEntry> differing = shown.stream().filter(Shown::differs).map(Shown::entry).toList();
    List<UUID> toldAgain =
        shown.stream().filter(one -> !one.differs()).map(one -> one.entry().id()).toList();
    if (!removed.isEmpty() || !toldAgain.isEmpty()) {
      // Two statements are two orders; one alone writes in order of ids.
      lock(latest.keySet());
    }
    toldAgain("users_clock", toldAgain, arrival);
    return upsert(differing, arrival) + remove(removed, arrival);
  }

  /** Of the accounts that are there, those that differ from what is known or are undecided. */
  private List<Shown> shown(SortedMap<UUID, UserEntry> latest) {
    List<UserEntry> present = latest.values().stream().filter(UserEntry::present).toList();
    return database.list(
        """
        select * from (
          select p.object_id, a.pending, a.object_id is null or a.presence <> 'PRESENT'
            or a.fingerprint is distinct from p.fingerprint as differs
          from unnest(?::uuid[], ?::uuid[]) as p (object_id, fingerprint)
          left join directory_account a on a.object_id = p.object_id) shown
        where differs or pending
        order by object_id
        """,
        row ->
            new Shown(
                Objects.requireNonNull(latest.get(row.uuid("object_id"))), row.truth("differs")),
        SqlArray.of("uuid", present, UserEntry::id),
        SqlArray.of("uuid", present, Fingerprint::of));
  }

  /** Locks in id order, as everyone does who touches several accounts. */
  void lock(Collection<UUID> ids) {
    if (!ids.isEmpty()) {
      database.list(
          """
          select object_id from directory_account where object_id = any(?)
          order by object_id for update
          """,
          row -> row.uuid("object_id"),
          SqlArray.uuids(ids));
    }
  }

  private int upsert(List<UserEntry> present, Arrival arrival) {
    if (present.isEmpty()) {
      return 0;
    }
    return database.update(
        """
        insert into directory_account as a (object_id, presence, account_enabled, plan_ids, licenses,
          user_principal_name, mail, display_name, given_name, surname, job_title, business_phone,
          mobile_phone, street_address, city, state, postal_code, country, fingerprint,
          version, generation, users_clock, position, reached_before, seen_at)
        select p.object_id, 'PRESENT', coalesce(p.account_enabled, old.account_enabled, false),
          p.plan_ids::uuid[], p.licenses::jsonb,
          p.user_principal_name, p.mail, p.display_name, p.given_name, p.surname, p.job_title,
          p.business_phone, p.mobile_phone, p.street_address, p.city, p.state, p.postal_code,
          p.country, p.fingerprint, nextval('account_version'), ?, ?, ?, ?, clock_timestamp()
        from unnest(?::uuid[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::uuid[]) as p (object_id, account_enabled, plan_ids, licenses,
          user_principal_name, mail, display_name, given_name, surname, job_title, business_phone,
          mobile_phone, street_address, city, state, postal_code, country, fingerprint)
        left join directory_account old on old.object_id = p.object_id
        order by p.object_id
        on conflict (object_id) do update set
          (presence, deleted_at, absence_inferred, account_enabled, plan_ids, licenses,
           user_principal_name, mail,
           display_name, given_name, surname, job_title, business_phone, mobile_phone,
           street_address, city, state, postal_code, country, fingerprint, version, generation,
           users_clock, withheld, position, reached_before, seen_at)
          = (excluded.presence, null, false, excluded.account_enabled, excluded.plan_ids,
           excluded.licenses,
           excluded.user_principal_name, excluded.mail, excluded.display_name,
           excluded.given_name, excluded.surname, excluded.job_title, excluded.business_phone,
           excluded.mobile_phone, excluded.street_address, excluded.city, excluded.state,
           excluded.postal_code, excluded.country, excluded.fingerprint, excluded.version,
           excluded.generation,
           excluded.users_clock, false, excluded.position,
           reached_before(a, excluded.reached_before), excluded.seen_at)
        """,
        arrival.generation(),
        arrival.clock(),
        arrival.position(),
        arrival.reachedBefore(),
        SqlArray.of("uuid", present, UserEntry::id),
        SqlArray.of("bool", present, UserEntry::accountEnabled),
        SqlArray.of("text", present, Accounts::planLiteral),
        SqlArray.of("text", present, Accounts::licenses),
        column(present, ProfileEntry::userPrincipalName),
        column(present, ProfileEntry::mail),
        column(present, ProfileEntry::displayName),
        column(present, ProfileEntry::givenName),
        column(present, ProfileEntry::surname),
        column(present, ProfileEntry::jobTitle),
        column(present, ProfileEntry::businessPhone),
        column(present, ProfileEntry::mobilePhone),
        column(present, profile -> profile.address().street()),
        column(present, profile -> profile.address().city()),
        column(present, profile -> profile.address().state()),
        column(present, profile -> profile.address().postalCode()),
        column(present, profile -> profile.address().country()),
        SqlArray.of("uuid", present, Fingerprint::of));
  }

  /** An account never seen is not missed. What was known of the others stays. */
  private int remove(List<UserEntry> removed, Arrival arrival) {
    if (removed.isEmpty()) {
      return 0;
    }
    return database.update(
        """
        update directory_account a
        set presence = p.presence, deleted_at = coalesce(a.deleted_at, clock_timestamp()),
          absence_inferred = ?, reached_before = reached_before(a, ?),
          version = nextval('account_version'), generation = ?, users_clock = ?, position = ?,
          withheld = false, seen_at = clock_timestamp()
        from unnest(?::uuid[], ?::text[]) as p (object_id, presence)
        where a.object_id = p.object_id and a.presence <> p.presence
        """,
        arrival.inferred(),
        arrival.reachedBefore(),
        arrival.generation(),
        arrival.clock(),
        arrival.position(),
        SqlArray.of("uuid", removed, UserEntry::id),
        SqlArray.of("text", removed, entry -> entry.presence().name()));
  }

  /**
   * Marks accounts whose roles changed; those not mirrored yet come with their own page.
   *
   * @param told all that were told of, changed or not
   */
  void rolesChanged(Collection<UUID> ids, Collection<UUID> told, Arrival arrival) {
    changed("roles_clock", ids, told, arrival);
  }

  /** The same of accounts whose groups changed, or what groups mean. */
  void groupsChanged(Collection<UUID> ids, Collection<UUID> told, Arrival arrival) {
    changed("groups_clock", ids, told, arrival);
  }

  private void changed(String clock, Collection<UUID> ids, Collection<UUID> told, Arrival arrival) {
    List<UUID> toldAgain = undecided(told);
    lock(Stream.concat(ids.stream(), toldAgain.stream()).toList());
    toldAgain(clock, toldAgain, arrival);
    if (!ids.isEmpty()) {
      database.update(
          """
          update directory_account a
          set version = nextval('account_version'), %s = ?, withheld = false,
            reached_before = reached_before(a, ?), position = coalesce(?, position),
            seen_at = clock_timestamp()
          where object_id = any(?)
          """
              .formatted(clock),
          arrival.clock(),
          arrival.reachedBefore(),
          arrival.position(),
          SqlArray.uuids(ids));
    }
  }

  private List<UUID> undecided(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : database.list(
            "select object_id from directory_account where pending and object_id = any(?)",
            row -> row.uuid("object_id"),
            SqlArray.uuids(ids));
  }

  /** Neither a new version nor news, but the other feeds have to be read again. */
  private void toldAgain(String clock, Collection<UUID> ids, Arrival arrival) {
    if (!ids.isEmpty()) {
      database.update(
          "update directory_account set %s = ? where object_id = any(?)".formatted(clock),
          arrival.clock(),
          SqlArray.uuids(ids));
    }
  }

  /**
   * Says that no feed need be read before a loss of this account's licences or roles is believed.
   * Groups are not part of the picture: which of them are nested where, only their feed says.
   */
  void settle(UUID id) {
    database.update(
        """
        update directory_account set users_clock = 0, roles_clock = 0
        where object_id = ? and (users_clock <> 0 or roles_clock <> 0)
        """,
        id);
  }

  private static SqlArray column(
      List<UserEntry> present, Function<ProfileEntry, @Nullable String> value) {
    return SqlArray.of("text", present, entry -> MirrorText.clean(value.apply(entry.profile())));
  }

  private static String licenses(UserEntry entry) {
    return entry.licenses().stream()
        .map(
            license ->
                "{\"skuId\":\""
                    + license.skuId()
                    + "\",\"disabledPlans\":"
                    + quoted(license.disabledPlans())
                    + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String quoted(List<UUID> ids) {
    return ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
  }

  /** An array of arrays would have to be rectangular. */
  private static String planLiteral(UserEntry entry) {
    return entry.activePlans().stream()
        .map(UUID::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
