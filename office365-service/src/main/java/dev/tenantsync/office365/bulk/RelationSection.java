package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.bulk.Relation.Pair;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The pairs of one {@link Relation}. */
final class RelationSection implements Section {

  private record Stored(Pair pair, boolean told) {}

  private final Relation relation;
  private final Database database;
  private final ChangeLog log;

  RelationSection(Relation relation, Database database, ChangeLog log) {
    this.relation = relation;
    this.database = database;
    this.log = log;
  }

  @Override
  public Set<String> types() {
    return Set.of(relation.type());
  }

  @Override
  public void write(ExportLines lines) {
    database.each(
        relation.all(),
        row ->
            lines
                .line(relation.type())
                .put(relation.from(), row.getString("a"))
                .put(relation.to(), row.getString("b")),
        lines::write);
  }

  @Override
  public Runnable read(List<Line> lines, Verdicts verdicts) {
    Map<Pair, Integer> wanted = new LinkedHashMap<>();
    for (Line line : lines) {
      verdicts
          .judge(line.number(), () -> pair(Fields.of(line.body())))
          .ifPresent(
              pair -> {
                if (wanted.putIfAbsent(pair, line.number()) != null) {
                  verdicts.refuse(line.number(), refused(pair));
                }
              });
    }
    return () -> store(wanted, verdicts);
  }

  private Pair pair(Fields line) {
    Pair pair = new Pair(line.requiredUuid(relation.from()), line.requiredUuid(relation.to()));
    line.end();
    return pair;
  }

  private void store(Map<Pair, Integer> wanted, Verdicts verdicts) {
    List<Stored> stored =
        database.query(
            relation.insert(),
            row ->
                new Stored(
                    new Pair(row.getObject("a", UUID.class), row.getObject("b", UUID.class)),
                    row.getBoolean("told")),
            Database.uuids(wanted.keySet().stream().map(Pair::from).toList()),
            Database.uuids(wanted.keySet().stream().map(Pair::to).toList()));
    List<Change> changes = new ArrayList<>();
    for (Stored one : stored) {
      wanted.remove(one.pair());
      if (one.told()) {
        changes.add(relation.change().apply(one.pair()));
      }
    }
    log.append(changes);
    wanted.forEach((pair, line) -> verdicts.refuse(line, refused(pair)));
  }

  private GraphException refused(Pair pair) {
    return GraphException.badProperty(
        relation.to(),
        "NotFound",
        "%s and %s are no two objects that can be related so, or are already."
            .formatted(pair.from(), pair.to()));
  }
}
