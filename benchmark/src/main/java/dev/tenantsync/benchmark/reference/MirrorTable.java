package dev.tenantsync.benchmark.reference;

import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.benchmark.population.Population.Person;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.PGConnection;

/** A table like the mirror of the directory in Dynamics: its columns, its key and two indexes. */
final class MirrorTable {

  private static final int BATCH = 1000;

  /** As wide as what a mirror keeps of the plans of one product. */
  private static final String PLANS =
      "{" + String.join(",", Collections.nCopies(4, Population.SKU)) + "}";

  private static final String LICENSES =
      "[{\"skuId\": \"" + Population.SKU + "\", \"disabledPlans\": []}]";

  private static final String CREATION =
      """
      create table mirror (object_id uuid primary key, presence text not null,
        account_enabled boolean not null, plan_ids uuid[] not null, licenses jsonb not null,
        user_principal_name text, mail text, display_name text, given_name text, surname text,
        job_title text, mobile_phone text, street_address text, city text, postal_code text,
        country text, version bigint not null, decided_version bigint not null default 0,
        generation bigint not null, seen_at timestamptz not null default clock_timestamp());
      create index mirror_pending on mirror (version) where version <> decided_version;
      create index mirror_generation on mirror (generation, object_id)
      """;

  private static final String COLUMNS =
      """
      object_id, presence, account_enabled, plan_ids, licenses, user_principal_name, mail,
      display_name, given_name, surname, job_title, mobile_phone, street_address, city,
      postal_code, country, version, generation""";

  private static final String UPSERT =
      """
      insert into mirror (%s)
      select object_id, 'PRESENT', enabled, plans::uuid[], licenses::jsonb, name, mail, display_name,
        given_name, surname, job_title, mobile_phone, street, city, postal_code, country, 1, 1
      from unnest(?::uuid[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as p (object_id, enabled, plans, licenses, name, mail, display_name, given_name, surname,
        job_title, mobile_phone, street, city, postal_code, country)
      on conflict (object_id) do update set account_enabled = excluded.account_enabled,
        plan_ids = excluded.plan_ids, licenses = excluded.licenses,
        user_principal_name = excluded.user_principal_name, mail = excluded.mail,
        display_name = excluded.display_name, given_name = excluded.given_name,
        surname = excluded.surname, job_title = excluded.job_title,
        mobile_phone = excluded.mobile_phone, street_address = excluded.street_address,
        city = excluded.city, postal_code = excluded.postal_code, country = excluded.country,
        version = excluded.version, generation = excluded.generation
      """
          .formatted(COLUMNS);

  private static final List<Function<Person, String>> TEXTS =
      List.of(
          person -> person.licensed() ? PLANS : "{}",
          person -> person.licensed() ? LICENSES : "[]",
          Person::userPrincipalName,
          Person::userPrincipalName,
          Person::displayName,
          Person::givenName,
          Person::surname,
          Person::jobTitle,
          Person::mobilePhone,
          Person::street,
          Person::city,
          Person::postalCode,
          Person::country);

  private final Connection connection;

  MirrorTable(Connection connection) {
    this.connection = connection;
  }

  /** Empty, as it is before a first load. */
  void create() throws SQLException {
    execute("drop table if exists mirror");
    execute(CREATION);
    execute("checkpoint");
  }

  /** Rows as COPY takes them. */
  static void write(Population population, Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int number = 0; number < population.size(); number++) {
        Person person = Person.of(number);
        writer.write(person.id() + "\tPRESENT\t" + person.enabled());
        for (Function<Person, String> text : TEXTS) {
          writer.write('\t');
          writer.write(text.apply(person));
        }
        writer.write("\t1\t1\n");
      }
    }
  }

  /** Seconds that COPY takes, commit included. */
  double copy(Path rows) throws SQLException, IOException {
    try (BufferedReader reader = Files.newBufferedReader(rows)) {
      long start = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy mirror (" + COLUMNS + ") from stdin", reader, 1 << 16);
      return (System.nanoTime() - start) / 1e9;
    }
  }

  /** Seconds that upserts take, each batch committed; making the batches is not counted. */
  double upsert(Population population) throws SQLException {
    long nanos = 0;
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      for (int from = 0; from < population.size(); from += BATCH) {
        fill(statement, from, Math.min(population.size(), from + BATCH));
        long start = System.nanoTime();
        statement.executeUpdate();
        nanos += System.nanoTime() - start;
      }
    }
    return nanos / 1e9;
  }

  private void fill(PreparedStatement statement, int from, int to) throws SQLException {
    List<Person> people = new ArrayList<>();
    for (int number = from; number < to; number++) {
      people.add(Person.of(number));
    }
    UUID[] ids = people.stream().map(Person::id).toArray(UUID[]::new);
    Boolean[] enabled = people.stream().map(Person::enabled).toArray(Boolean[]::new);
    statement.setArray(1, connection.createArrayOf("uuid", ids));
    statement.setArray(2, connection.createArrayOf("bool", enabled));
    for (int text = 0; text < TEXTS.size(); text++) {
      String[] column = people.stream().map(TEXTS.get(text)).toArray(String[]::new);
      statement.setArray(3 + text, connection.createArrayOf("text", column));
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
