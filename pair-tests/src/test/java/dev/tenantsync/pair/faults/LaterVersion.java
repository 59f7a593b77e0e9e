package dev.tenantsync.pair.faults;

/**
 * What a later version of both services would have made of their databases: another column in every
 * table, which is the least that it may do.
 */
final class LaterVersion {

  private static final String MIGRATION =
      """
      do $$ declare known regclass; begin
        for known in
          select oid from pg_class
          where relkind = 'r' and relnamespace = 'public'::regnamespace
            and relname <> 'flyway_schema_history'
        loop
          execute format('alter table %s add column of_a_later_version text', known);
        end loop;
      end $$;
      insert into flyway_schema_history
      select max(installed_rank) + 1, '9999', 'later', 'SQL', 'V9999__later.sql', 1,
        current_user, now(), 1, true
      from flyway_schema_history;
      """;

  private LaterVersion() {}

  /** As its first replica does it, while those of this version still serve. */
  static void migrate(Stage stage) {
    Stage.DATABASES.forEach(service -> stage.database(service).execute(MIGRATION));
  }
}
