package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.user.UserProperties;
import dev.tenantsync.office365.user.UserProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Users, live and deleted, with their licences. */
@ApplicationScoped
class UserSection implements Section {

  private static final int AT_ONCE = 1_000;

  private record Found(UUID id, ObjectNode line) {}

  private final UserDrafts drafts;
  private final UserCreation creation;
  private final UserRestoration restoration;
  private final UserLicenses licenses;
  private final Database database;
  private final Hands hands;

  UserSection(
      UserDrafts drafts,
      UserCreation creation,
      UserRestoration restoration,
      UserLicenses licenses,
      Database database,
      Hands hands) {
    this.hands = hands;
    this.drafts = drafts;
    this.creation = creation;
    this.restoration = restoration;
    this.licenses = licenses;
    this.database = database;
  }

  @Override
  public Set<String> types() {
    return Set.of(Line.USER);
  }

  @Override
  public Runnable read(List<Line> lines, Verdicts verdicts) {
    boolean restores = verdicts.job().restores();
    List<Draft> read =
        hands.share(
            lines,
            line ->
                verdicts.judge(
                    line.number(), () -> restores ? drafts.restored(line) : drafts.created(line)));
    return () -> {
      if (restores) {
        restoration.run(read, verdicts);
      } else {
        creation.run(read, verdicts);
      }
    };
  }

  @Override
  public void write(ExportLines lines) {
    List<Found> batch = new ArrayList<>();
    database.each(
        "select * from directory_user order by id",
        row -> found(row, lines.line(Line.USER)),
        found -> {
          batch.add(found);
          if (batch.size() == AT_ONCE) {
            write(batch, lines);
          }
        });
    write(batch, lines);
  }

  private void write(List<Found> batch, ExportLines lines) {
    UserLicenses.Held held = licenses.of(batch.stream().map(Found::id).toList());
    for (Found user : batch) {
      held.addTo(user.line(), user.id());
      lines.write(user.line());
    }
    batch.clear();
  }

  /** What is not set is left out; the password's hash never leaves. */
  private static Found found(ResultSet row, ObjectNode line) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    line.put("id", id.toString());
    for (UserProperty property : UserProperties.stored()) {
      put(line, property, row);
    }
    if (row.getBoolean("force_change_password")) {
      line.putObject("passwordProfile").put("forceChangePasswordNextSignIn", true);
    }
    return new Found(id, line);
  }

  private static void put(ObjectNode line, UserProperty property, ResultSet row)
      throws SQLException {
    String column = property.column();
    if (row.getObject(column) == null) {
      return;
    }
    switch (property.type()) {
      case TEXT, GUID -> line.put(property.name(), row.getString(column));
      case BOOLEAN -> line.put(property.name(), row.getBoolean(column));
      case TIMESTAMP -> line.put(property.name(), String.valueOf(Database.instant(row, column)));
      case TEXT_LIST -> {
        Array list = row.getArray(column);
        String[] texts = (String[]) list.getArray();
        if (texts.length > 0) {
          var values = line.putArray(property.name());
          for (String text : texts) {
            values.add(text);
          }
        }
      }
    }
  }
}
