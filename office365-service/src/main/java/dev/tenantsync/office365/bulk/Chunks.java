package dev.tenantsync.office365.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is left of uploads. It lies in the database, not in a file, so that any replica can go on
 * where another ended.
 */
@ApplicationScoped
class Chunks {

  private final Database database;

  Chunks(Database database) {
    this.database = database;
  }

  void add(UUID jobId, Chunk chunk) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] line : chunk.lines()) {
      content.writeBytes(line);
      content.write('\n');
    }
    database.update(
        "insert into import_chunk (job_id, first_line, line_numbers, content) values (?, ?, ?, ?)",
        jobId,
        chunk.numbers().get(0),
        Database.integers(chunk.numbers()),
        content.toByteArray());
  }

  /** The chunk whose turn it is. */
  Optional<Chunk> first(UUID jobId) {
    return database
        .query(
            """
            select line_numbers, content from import_chunk where job_id = ?
            order by first_line limit 1
            """,
            Chunks::read,
            jobId)
        .stream()
        .findFirst();
  }

  boolean remove(UUID jobId, Chunk chunk) {
    return database.update(
            """
            delete from import_chunk
            where job_id = ? and first_line = ? and cardinality(line_numbers) = ?
            """,
            jobId,
            chunk.numbers().get(0),
            chunk.size())
        > 0;
  }

  private static Chunk read(ResultSet row) throws SQLException {
    List<Integer> numbers = Arrays.asList((Integer[]) row.getArray("line_numbers").getArray());
    byte[] content = row.getBytes("content");
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < content.length; at++) {
      if (content[at] == '\n') {
        lines.add(Arrays.copyOfRange(content, from, at));
        from = at + 1;
      }
    }
    return new Chunk(numbers, lines);
  }
}
