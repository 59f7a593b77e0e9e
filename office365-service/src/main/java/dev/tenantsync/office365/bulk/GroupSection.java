package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Groups, without their members. The licences that groups give will come in here. */
@ApplicationScoped
class GroupSection implements Section {

  private static final String TYPE = "#microsoft.graph.group";

  private record Group(
      UUID id,
      String displayName,
      @Nullable String description,
      String mailNickname,
      Instant created) {}

  private final Database database;
  private final ChangeLog log;

  GroupSection(Database database, ChangeLog log) {
    this.database = database;
    this.log = log;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  @Override
  public void write(ExportLines lines) {
    database.each(
        "select * from directory_group order by id", row -> line(row, lines), lines::write);
  }

  private static ObjectNode line(ResultSet row, ExportLines lines) throws SQLException {
    var line =
        lines
            .line(TYPE)
            .put("id", row.getString("id"))
            .put("displayName", row.getString("display_name"));
    Optional.ofNullable(row.getString("description"))
        .ifPresent(text -> line.put("description", text));
    return line.put("mailNickname", row.getString("mail_nickname"))
        .put("createdDateTime", String.valueOf(Database.instant(row, "created_date_time")));
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
            line.requiredInstant("createdDateTime"));
    line.end();
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
    return Change.of(Change.Resource.GROUP, group.id(), Change.Kind.CREATED)
        .property("displayName", null, group.displayName())
        .property("description", null, group.description())
        .property("mailNickname", null, group.mailNickname());
  }
}
