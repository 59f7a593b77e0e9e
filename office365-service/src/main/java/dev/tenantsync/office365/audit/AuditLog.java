package dev.tenantsync.office365.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.web.Actor;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the change log by time. */
@ApplicationScoped
@Transactional
class AuditLog {

  /** The order names the table's columns: the selected transaction is a text. */
  private static final String ROWS =
      """
      select c.xact::text, c.seq, c.nonce, c.changed_at, c.actor, c.correlation_id, c.resource,
             c.resource_id, c.related_id, c.kind, c.properties, c.old_values::text,
             c.new_values::text
      from change c where %s
      order by c.changed_at %s, c.xact %2$s, c.seq %2$s limit %d
      """;

  private final AgroalDataSource database;
  private final ObjectMapper json;

  AuditLog(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** Up to {@code limit} rows that meet a condition on {@code c}, the newest or oldest first. */
  List<AuditRow> rows(SqlCondition condition, boolean newestFirst, int limit) {
    String sql = ROWS.formatted(condition.sql(), newestFirst ? "desc" : "asc", limit);
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      int position = 1;
      for (Object parameter : condition.parameters()) {
        query.setObject(position++, parameter);
      }
      List<AuditRow> rows = new ArrayList<>();
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(row(found));
        }
      }
      return rows;
    } catch (SQLException | JsonProcessingException failure) {
      throw new IllegalStateException("the change log could not be read", failure);
    }
  }

  /** The row of an id, as long as the log holds it. */
  Optional<AuditRow> row(AuditId id) {
    SqlCondition same =
        new SqlCondition(
            "c.xact = ?::xid8 and c.seq = ? and c.nonce = ?",
            List.of(id.xact(), id.seq(), id.nonce()));
    return rows(same, true, 1).stream().findFirst();
  }

  private AuditRow row(ResultSet row) throws SQLException, JsonProcessingException {
    return new AuditRow(
        new AuditId(row.getObject(3, UUID.class), row.getString(1), row.getLong(2)),
        row.getObject(4, OffsetDateTime.class),
        Actor.parse(row.getString(5)),
        row.getString(6),
        Change.Resource.valueOf(row.getString(7)),
        row.getObject(8, UUID.class),
        Optional.ofNullable(row.getObject(9, UUID.class)),
        Change.Kind.valueOf(row.getString(10)),
        List.of((String[]) row.getArray(11).getArray()),
        values(row.getString(12)),
        values(row.getString(13)));
  }

  private JsonNode values(@Nullable String text) throws JsonProcessingException {
    return text == null ? json.createObjectNode() : json.readTree(text);
  }
}
