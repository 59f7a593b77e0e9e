package dev.tenantsync.dynamics.environment;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The environment's security group, and whether it is known who is in it. */
@ApplicationScoped
public class SecurityGroup {

  /** What is known, with a sentence for people. */
  public enum Knowledge {
    NO_GROUP("no security group is set: everybody is in scope"),
    NOT_READ(
        "the directory's groups were not read to their end yet: nobody new is let in, and nobody is"
            + " kept out"),
    NOT_FOUND(
        "the directory has no such group, or deleted it: nobody new is let in, and nobody is kept"
            + " out"),
    KNOWN("the members of the security group are known");

    private final String sentence;

    Knowledge(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  private final Database database;
  private final CurrentSettings settings;

  SecurityGroup(Database database, CurrentSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  public Knowledge knowledge() {
    return knowledge(settings.current().securityGroup());
  }

  /** The same where the settings are read already. */
  public Knowledge knowledge(Optional<UUID> group) {
    return group.map(this::knowledge).orElse(Knowledge.NO_GROUP);
  }

  private Knowledge knowledge(UUID group) {
    return database
        .first(
            """
            select exists (select from feed_cursor where feed = 'GROUPS' and known) as read,
              exists (select from directory_group where group_id = ?) as found
            """,
            row -> knowledge(row.truth("read"), row.truth("found")),
            group)
        .orElseThrow();
  }

  /**
   * What is known of a group that is set.
   *
   * @param read whether the directory's groups were read to their end
   * @param found whether the group was among them
   */
  public static Knowledge knowledge(boolean read, boolean found) {
    if (!read) {
      return Knowledge.NOT_READ;
    }
    return found ? Knowledge.KNOWN : Knowledge.NOT_FOUND;
  }
}
