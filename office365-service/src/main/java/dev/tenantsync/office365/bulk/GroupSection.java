package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.license.FormerHolders;
import dev.tenantsync.office365.license.FormerHolders.Given;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups with the licences they give, without their members. */
@ApplicationScoped
class GroupSection implements Section {

  private static final String TYPE = "#microsoft.graph.group";
  private static final int AT_ONCE = 1_000;

  private record Group(
      UUID id,
      String displayName,
      @Nullable String description,
      String mailNickname,
      Instant created,
      Optional<List<Given>> licenses) {}

  private record Found(UUID id, boolean gaveLicenses, ObjectNode line) {}

  private final FormerHolders holders;
  private final Database database;
  private final ChangeLog log;

  GroupSection(FormerHolders holders, Database database, ChangeLog log) {
    this.holders = holders;
    this.database = database;
    this.log = log;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public void write(ExportLines lines) {
    List<Found> batch = new ArrayList<>();
    database.each(
        """
        select g.*, exists (select from group_license_run r where r.group_id = g.id) as gave_licenses
        from directory_group g order by g.id
        """,
        row -> found(row, lines.line(TYPE)),
        found -> {
          batch.add(found);
          if (batch.size() == AT_ONCE) {
            write(batch, lines);
          }
        });
    write(batch, lines);
  }

  /** A group that ever gave licences has a list, be it empty. */
  private void write(List<Found> batch, ExportLines lines) {
    Map<UUID, ArrayNode> given = new HashMap<>();
    batch.stream()
        .filter(Found::gaveLicenses)
        .forEach(group -> given.put(group.id(), group.line().putArray(LicenseFields.ASSIGNED)));
    database.each(
        """
        select * from group_license where group_id = any(?)
        order by group_id, assigned_date_time, sku_id
        """,
        row ->
            UserLicenses.license(
                    row, Objects.requireNonNull(given.get(row.getObject("group_id", UUID.class))))
                .put("assignedDateTime", UserLicenses.time(row, "assigned_date_time")),
        license -> {},
        Database.uuids(given.keySet()));
    batch.forEach(group -> lines.write(group.line()));
    batch.clear();
  }

  private static Found found(ResultSet row, ObjectNode line) throws SQLException {
    line.put("id", row.getString("id")).put("displayName", row.getString("display_name"));
    Optional.ofNullable(row.getString("description"))
        .ifPresent(text -> line.put("description", text));
    line.put("mailNickname", row.getString("mail_nickname"))
        .put("createdDateTime", String.valueOf(Database.instant(row, "created_date_time")));
    return new Found(row.getObject("id", UUID.class), row.getBoolean("gave_licenses"), line);
  }

  @Override
  public Runnable read(List<Line> lines, Verdicts verdicts) {
    return () -> {
      List<Change> changes = new ArrayList<>();
      for (Line line : lines) {
        verdicts
            .judge(line.number(), () -> restored(Fields.of(line.body())))
            .ifPresent(changes::add);
      }
      log.append(changes);
    };
  }

  private Change restored(Fields line) {
    Group group =
        new Group(
            line.requiredUuid("id"),
            line.requiredText("displayName"),
            line.text("description").orElse(null),
            line.requiredText("mailNickname"),
            line.requiredInstant("createdDateTime"),
            LicenseFields.given(line));
    line.end();
    group.licenses().ifPresent(this::requireKnown);
    insert(group);
    Change created =
        Change.of(Change.Resource.GROUP, group.id(), Change.Kind.CREATED)
            .property("displayName", null, group.displayName())
            .property("description", null, group.description())
            .property("mailNickname", null, group.mailNickname());
    return group.licenses().map(licenses -> holders.give(created, licenses)).orElse(created);
  }

  private void requireKnown(List<Given> licenses) {
    List<UUID> skuIds = licenses.stream().map(one -> one.license().skuId()).toList();
    LicenseFields.requireKnown(skuIds, holders.known(skuIds));
  }

  private void insert(Group group) {
    int stored =
        database.update(
            """
            insert into directory_group
              (id, display_name, description, mail_nickname, created_date_time)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """,
            group.id(),
            group.displayName(),
            group.description(),
            group.mailNickname(),
            group.created());
    if (stored == 0) {
      throw SeenKeys.idTaken();
    }
  }
}
