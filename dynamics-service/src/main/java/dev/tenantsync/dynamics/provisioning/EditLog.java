package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.web.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Edits by hand in the provisioning log, each in the edit's own transaction. */
@ApplicationScoped
public class EditLog {

  private final Database database;
  private final RequestContext request;

  EditLog(Database database, RequestContext request) {
    this.database = database;
    this.request = request;
  }

  /**
   * Whom an edit is about.
   *
   * @param objectId null where no directory object stands behind the row
   * @param systemuserId null for an edit of a unit, a role or a team
   */
  public record Subject(@Nullable UUID objectId, @Nullable UUID systemuserId) {

    /** An edit that is about no user. */
    public static final Subject NOBODY = new Subject(null, null);
  }

  /**
   * What the log says of an edit.
   *
   * @param step its name in capitals
   * @param before JSON, null where nothing was there
   * @param after JSON, null where nothing is left
   */
  public record Edit(String step, Reason reason, @Nullable String before, @Nullable String after) {}

  public void write(Subject subject, Edit edit) {
    database.update(
        """
        insert into provisioning_log
          (object_id, systemuserid, step, reason, actor, correlation_id, before, after)
        values (?::uuid, ?::uuid, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
        """,
        subject.objectId(),
        subject.systemuserId(),
        edit.step(),
        edit.reason().id(),
        request.actor(),
        request.requestId(),
        edit.before(),
        edit.after());
  }
}
