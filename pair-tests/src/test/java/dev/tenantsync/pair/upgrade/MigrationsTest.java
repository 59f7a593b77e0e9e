package dev.tenantsync.pair.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a migration may do while replicas of the version before serve. */
class MigrationsTest {

  private static final Map<String, String> RELEASED = released();

  private static Map<String, String> released() {
    try (InputStream list = MigrationsTest.class.getResourceAsStream("/released-migrations.txt")) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .collect(Collectors.toMap(line -> line[1], line -> line[0]));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void whatWasReleasedIsNeverEdited() throws IOException {
    Map<String, String> found =
        Migration.all().stream().collect(Collectors.toMap(Migration::name, Migration::sha256));
    assertThat(found).containsAllEntriesOf(RELEASED);
  }

  @Test
  void newMigrationsLetTheVersionBeforeServeOn() throws IOException {
    assertThat(Migration.all())
        .filteredOn(migration -> !RELEASED.containsKey(migration.name()))
        .flatMap(Compatibility::offences)
        .isEmpty();
  }

  /** Some were made before there was anything to be compatible with. */
  @Test
  void theRuleSeesWhatOlderMigrationsDid() throws IOException {
    Map<String, Migration> all =
        Migration.all().stream().collect(Collectors.toMap(Migration::name, Function.identity()));
    assertThat(Compatibility.offences(all.get("dynamics-service/V13__write_path.sql")))
        .anyMatch(
            offence -> offence.contains("writes every row anew: alter table directory_account"))
        .anyMatch(offence -> offence.contains("takes something away: drop function"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table systemuser",
        "drop view current_cause",
        "alter table systemuser drop column title",
        "alter table systemuser drop title",
        "alter table systemuser rename column title to jobtitle",
        "alter table systemuser rename to people",
        "alter table systemuser alter column title type varchar(10)",
        "alter table systemuser alter title set data type varchar(10)",
        "alter table systemuser alter column title set not null",
        "alter table systemuser alter column title drop default",
        "alter table systemuser add column rank int not null",
        "alter table systemuser add column rank int generated always as (1) stored",
        "alter table systemuser add constraint short check (length(title) < 9)",
        "alter table systemuser add check (length(title) < 9)",
        "alter table systemuser drop constraint systemuser_pkey",
        "create unique index once on systemuser (title)",
        "create index soon on systemuser (title)",
        "update systemuser set title = 'none'",
        "delete from systemuser",
        "truncate systemuser",
        "lock table systemuser",
        "-- Why not?\nDROP\n  TABLE systemuser",
        "create table rank (id int); drop table systemuser",
      })
  void whatTheVersionBeforeMayNotSurviveIsRefused(String statement) {
    assertThat(offences(statement)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table rank (id int primary key, name text not null)",
        "create table rank (id int); create index ranked on rank (id); alter table rank add check (id > 0)",
        "alter table systemuser add column rank int",
        "alter table systemuser add column rank int not null default 0",
        "create index concurrently soon on systemuser (title)",
        "create or replace function one() returns int language sql return 1",
        "comment on table systemuser is 'drop table systemuser'",
        "insert into used_setting values ('it''s; drop table systemuser', '1')",
        "do $body$ begin perform 'drop table'; end $body$",
        "-- The version before can serve on: nobody reads it.\ndrop table systemuser",
      })
  void whatItSurvivesIsNot(String statement) {
    assertThat(offences(statement)).isEmpty();
  }

  private static List<String> offences(String statement) {
    return Compatibility.offences(new Migration("V99", statement + ";"));
  }
}
