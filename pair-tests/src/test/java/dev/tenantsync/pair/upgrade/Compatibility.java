package dev.tenantsync.pair.upgrade;

import dev.tenantsync.pair.upgrade.Migration.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the version before can serve on while a migration runs, and after it: nothing that it
 * reads or writes is taken away or forbidden, and no table is closed to it for long. What looks as
 * if it did, and does not, says why in a comment before it.
 */
final class Compatibility {

  static final String EXCUSE = "The version before can serve on:";

  /** The same for every row, so that none is written for it: a literal, or a time of the start. */
  private static final String CONSTANT =
      "((\\w+ )?''|[+-]?\\d[\\d.]*|true|false|now\\(\\)|current_(timestamp|date|time|user)\\b)"
          + "(::[\\w.]+( varying)?(\\(\\d+\\))?(\\[])?)?(?= [a-z]|$)";

  /** What is an offence, by what may not be found in a statement about a table that was there. */
  private static final Map<String, Pattern> OFFENCES =
      Map.ofEntries(
          offence("takes something away", "^drop\\b|^alter table .*\\bdrop (?!constraint|default)"),
          offence("takes away what writers name", "\\bdrop (constraint|default)\\b"),
          offence("renames", "\\brename\\b"),
          offence("changes a type", "\\balter( column)? \\S+( set data)? type\\b"),
          offence(
              "forbids what was allowed",
              "\\bset not null\\b|\\badd (constraint|check|unique|primary|foreign|exclude)\\b"),
          offence("forbids doubles that were allowed", "^create unique index\\b"),
          offence(
              "adds a column that must be filled",
              "^(?!.*\\b(default|generated)\\b).*\\badd\\b.*\\bnot null\\b"),
          offence(
              "has every row looked at",
              "\\badd (?!constraint|check|unique|primary|foreign|exclude).*"
                  + "\\b(check|unique|primary key|references)\\b"),
          offence(
              "writes every row anew",
              "\\bgenerated (always|by default) as\\b|\\badd\\b.*\\b(small|big)?serial\\b"
                  + "|\\badd\\b.*\\bdefault (?!as identity|"
                  + CONSTANT
                  + ")|\\bset (un)?logged\\b"),
          offence("keeps writers waiting", "^create index (?!concurrently)"),
          offence(
              "locks rows or tables",
              "^(update|truncate|lock|cluster|vacuum full)\\b|\\bdelete from\\b"));

  /** All else may do anything: what a block does, for one, is not looked at. */
  private static final Pattern ADDS =
      Pattern.compile(
          "^(create (or replace )?(table|view|function|procedure|sequence|type)"
              + "|create index|alter table .* add|comment on|insert into|grant)\\b");

  private static final Pattern MADE = Pattern.compile("^create table (?!if not exists)([\\w.]+)");
  private static final Pattern TOUCHED =
      Pattern.compile(
          "^(?:alter table (?:if exists )?(?:only )?|update |delete from |truncate (?:table )?"
              + "|create (?:unique )?index (?:concurrently )?(?:\\w+ )?on (?:only )?)([\\w.]+)");

  private Compatibility() {}

  private static Map.Entry<String, Pattern> offence(String words, String pattern) {
    return Map.entry(words, Pattern.compile(pattern));
  }

  /** Statements, or actions of one, that the version before may not survive, in words. */
  static List<String> offences(Migration migration) {
    Set<String> own = new HashSet<>();
    List<String> found = new ArrayList<>();
    for (Statement statement : migration.statements()) {
      Matcher made = MADE.matcher(statement.sql());
      if (made.find()) {
        own.add(made.group(1));
      } else if (!excused(statement) && !own.contains(touched(statement))) {
        for (String action : statement.actions()) {
          offences(action)
              .forEach(words -> found.add(migration.name() + " " + words + ": " + action));
        }
      }
    }
    return found;
  }

  private static List<String> offences(String action) {
    List<String> words =
        OFFENCES.entrySet().stream()
            .filter(offence -> offence.getValue().matcher(action).find())
            .map(Map.Entry::getKey)
            .toList();
    return words.isEmpty() && !ADDS.matcher(action).find()
        ? List.of("does more than add something")
        : words;
  }

  private static boolean excused(Statement statement) {
    return statement.comment().contains(EXCUSE);
  }

  private static String touched(Statement statement) {
    Matcher touched = TOUCHED.matcher(statement.sql());
    return touched.find() ? touched.group(1) : "";
  }
}
