package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value for everything that a plan depends on: it is another once any of that has moved. */
@ApplicationScoped
class StateHash {

  private static final String ACCOUNTS =
      """
      select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws('|', object_id, version,
        believed_licensed, believed_roles, believed_scope), 0)), 0) as part
      from directory_account""";

  private static final String ROWS =
      """
      select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws('|', systemuserid,
        versionnumber, waitingsince), 0)), 0) as part
      from systemuser where kind = 'PERSON'""";

  private static final String GRANTS =
      """
      select count(*) || ':' || coalesce(sum(hashtextextended(concat_ws('|', systemuserid, roleid,
        origin), 0)), 0) as part
      from systemuserroles""";

  /** Of the brake only what somebody decides; the window goes on with every moment. */
  private static final String HOLDS =
      """
      select string_agg(concat_ws('|', state, members), ',' order by state) as part
      from (select state, count(*) as members from sync_hold_member group by state) m""";

  private final Database database;
  private final CurrentSettings settings;
  private final Provisioner provisioner;

  StateHash(Database database, CurrentSettings settings, Provisioner provisioner) {
    this.database = database;
    this.settings = settings;
    this.provisioner = provisioner;
  }

  /** As of the transaction in hand. */
  String of(Roster roster) {
    List<String> parts = new ArrayList<>();
    parts.add(settings.overrides() + " " + settings.configured());
    parts.add(String.valueOf(provisioner.environment()));
    parts.add(
        text(
            """
            select string_agg(concat_ws('|', feed, known, generation), ',' order by feed) as part
            from feed_cursor"""));
    parts.add(text(HOLDS));
    if (roster.everybody()) {
      parts.add(text(ACCOUNTS));
      parts.add(text(ROWS));
      parts.add(text(GRANTS));
    } else {
      SqlArray named = SqlArray.uuids(roster.named());
      parts.add(text(ACCOUNTS + " where object_id = any(?)", named));
      parts.add(text(ROWS + " and azureactivedirectoryobjectid = any(?)", named));
      parts.add(
          text(
              GRANTS
                  + " where systemuserid in (select systemuserid from systemuser"
                  + " where azureactivedirectoryobjectid = any(?))",
              named));
    }
    return digest(String.join("\n", parts));
  }

  private String text(String sql, @Nullable Object... arguments) {
    return database
        .first(sql, row -> String.valueOf(row.textOrNull("part")), arguments)
        .orElseThrow();
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
