package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.caller.Caller;
import dev.tenantsync.odata.Dialect;
import dev.tenantsync.odata.Filter;
import dev.tenantsync.odata.FilterParser;
import dev.tenantsync.odata.FilterSql;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.odata.Vocabulary;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** What one request sees of the model: as its caller may, at its moment. */
record View(Model model, Caller caller, Instant now) {

  /** A relation by its name. */
  Navigation navigation(Entity entity, String name) {
    return model.navigation(entity, name).orElseThrow(() -> Refusals.unknownProperty(entity, name));
  }

  /** Where a relation leads, for a caller who may read there at all. */
  Entity target(Navigation navigation) {
    Entity target = navigation.target().get();
    target.guard().require(caller);
    return target;
  }

  /** What may be filtered and sorted by: columns, and what paths reach. */
  PropertyTable properties(Entity entity) {
    return Paths.of(this, entity);
  }

  /** The rows that the caller reads. */
  SqlCondition reach(Entity entity) {
    return entity.guard().reach(caller);
  }

  /** The rows that a filter leaves; every row where there is no filter. */
  SqlCondition condition(Entity entity, QueryOptions options) {
    return options
        .filter()
        .map(text -> filter(entity, text, aliases(options)))
        .orElseGet(SqlCondition::always);
  }

  /** The rows that a filter leaves. */
  SqlCondition filter(Entity entity, String text, Map<String, String> aliases) {
    QueryFunctions functions = new QueryFunctions(now, caller.user());
    Filter filter =
        FilterParser.parse(text, new Vocabulary(Dialect.STANDARD, aliases, functions::of));
    return FilterSql.translate(filter, properties(entity), false);
  }

  private static Map<String, String> aliases(QueryOptions options) {
    return options.custom().entrySet().stream()
        .filter(option -> option.getKey().startsWith("@"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
