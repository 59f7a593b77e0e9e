package dev.tenantsync.pair.upgrade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of Flyway's.
 *
 * @param name of the service and the file
 */
record Migration(String name, String text) {

  private static final String FOLDER = "src/main/resources/db/migration";

  /** A comment, a quoted piece, a piece between dollar quotes, or the end of a statement. */
  private static final Pattern PIECE =
      Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'[^']*'|(\\$\\w*\\$).*?\\1|;", Pattern.DOTALL);

  /**
   * A statement.
   *
   * @param sql in lower case, without comments, quoted pieces and superfluous blanks
   * @param comment that stands before it or in it
   */
  record Statement(String sql, String comment) {}

  /** All of both services. */
  static List<Migration> all() throws IOException {
    List<Migration> found = new ArrayList<>();
    for (String service : List.of("office365-service", "dynamics-service")) {
      try (Stream<Path> files = Files.list(Path.of("..", service, FOLDER))) {
        for (Path file : files.filter(Migration::versioned).sorted().toList()) {
          found.add(new Migration(service + "/" + file.getFileName(), Files.readString(file)));
        }
      }
    }
    return found;
  }

  private static boolean versioned(Path file) {
    return file.getFileName().toString().matches("V\\d+__\\w+\\.sql");
  }

  String sha256() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    StringBuilder comment = new StringBuilder();
    Matcher piece = PIECE.matcher(text);
    int from = 0;
    while (piece.find()) {
      sql.append(text, from, piece.start());
      from = piece.end();
      if (piece.group().startsWith("--")) {
        comment.append(piece.group().substring(2)).append('\n');
      } else if (piece.group().equals(";")) {
        statements.add(new Statement(plain(sql), comment.toString()));
        sql.setLength(0);
        comment.setLength(0);
      } else if (!piece.group().startsWith("/*")) {
        sql.append("''");
      }
    }
    return statements;
  }

  private static String plain(CharSequence sql) {
    return sql.toString().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
