package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /sync/drift}: what was found changed behind the service's back, the newest first. */
@Path("/sync/drift")
@Produces(MediaType.APPLICATION_JSON)
class DriftResource {

  private final Database database;

  DriftResource(Database database) {
    this.database = database;
  }

  @GET
  public ListJson<DriftJson> list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
    Piece piece = Piece.of(limit, after);
    List<DriftJson> found =
        database.list(
            "select * from drift where id < ? order by id desc limit ?",
            DriftResource::finding,
            piece.afterNumber(),
            piece.limit());
    return piece.json("/sync/drift", found, DriftJson::id);
  }

  private static DriftJson finding(Row row) throws SQLException {
    return new DriftJson(
        row.number("id"),
        row.uuid("object_id"),
        row.uuid("systemuserid"),
        row.text("kind"),
        row.texts("columns"),
        row.instant("found_at"),
        row.textOrNull("outcome"),
        row.instantOrNull("settled_at"));
  }
}
