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
import java.util.Optional;
import java.util.Set;
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

  /** What Flyway runs at every start; no version of anything. */
  private static final Set<String> CALLBACKS = Set.of("beforeMigrate.sql", "beforeEachMigrate.sql");

  private static final Pattern VERSIONED = Pattern.compile("V\\d+__\\w+\\.sql");

  /** A comment, a quoted piece, a piece between dollar quotes, or the end of a statement. */
  private static final Pattern PIECE =
      Pattern.compile("--[^\\n]*|/\\*.*?\\*/|'[^']*'|(\\$\\w*\\$).*?\\1|;", Pattern.DOTALL);

  /**
   * A statement.
   *
   * @param sql in lower case, without comments, quoted pieces and superfluous blanks
   * @param comment that stands before it or in it
   */
  record Statement(String sql, String comment) {

    private static final Pattern ALTERED =
        Pattern.compile("^alter table (if exists )?(only )?[\\w.\"]+ ");

    /** Each action of an {@code alter table}, as if it stood alone; else the statement. */
    List<String> actions() {
      Matcher altered = ALTERED.matcher(sql);
      return altered.find()
          ? atCommas(sql.substring(altered.end())).map(altered.group()::concat).toList()
          : List.of(sql);
    }

    /** Cut at commas that are not in parentheses. */
    private static Stream<String> atCommas(String list) {
      List<String> parts = new ArrayList<>();
      int depth = 0;
      int from = 0;
      for (int i = 0; i < list.length(); i++) {
        switch (list.charAt(i)) {
          case '(', '[' -> depth++;
          case ')', ']' -> depth--;
          case ',' -> {
            if (depth == 0) {
              parts.add(list.substring(from, i));
              from = i + 1;
            }
          }
          default -> {}
        }
      }
      parts.add(list.substring(from));
      return parts.stream().map(String::strip);
    }
  }

  /** All of both services. */
  static List<Migration> all() throws IOException {
    List<Migration> found = new ArrayList<>();
    for (String service : List.of("office365-service", "dynamics-service")) {
      found.addAll(in(Path.of("..", service, FOLDER), service));
    }
    return found;
  }

  /**
   * Those in a folder.
   *
   * @throws IllegalStateException if it holds anything else, which Flyway might run and nobody
   *     would have looked at
   */
  static List<Migration> in(Path folder, String service) throws IOException {
    List<Migration> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (VERSIONED.matcher(name).matches()) {
          found.add(new Migration(service + "/" + name, Files.readString(file)));
        } else if (!CALLBACKS.contains(name)) {
          throw new IllegalStateException("not called as a migration is: " + file);
        }
      }
    }
    return found;
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
        end(sql, comment).ifPresent(statements::add);
      } else if (!piece.group().startsWith("/*")) {
        sql.append("''");
      }
    }
    sql.append(text, from, text.length());
    end(sql, comment).ifPresent(statements::add);
    return statements;
  }

  /** What was read so far, of which nothing is left; empty if it was but blanks and comments. */
  private static Optional<Statement> end(StringBuilder sql, StringBuilder comment) {
    Statement read = new Statement(plain(sql), comment.toString());
    sql.setLength(0);
    comment.setLength(0);
    return Optional.of(read).filter(statement -> !statement.sql().isEmpty());
  }

  private static String plain(CharSequence sql) {
    return sql.toString().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
