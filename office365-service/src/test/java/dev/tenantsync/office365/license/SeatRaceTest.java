package dev.tenantsync.office365.license;

import static dev.tenantsync.office365.license.Shop.assign;
import static dev.tenantsync.office365.license.Shop.license;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeatRaceTest {

  private static final int CALLERS = 200;
  private static final int SEATS = 5;

  @Inject Rows rows;

  @Test
  void lastSeatsGoToExactlyAsManyCallers() throws Exception {
    List<String> users = users(CALLERS);
    String sku = Shop.product(SEATS);

    List<Integer> answers =
        together(
            users.stream()
                .<Supplier<Integer>>map(
                    user -> () -> assign(user, List.of(license(sku)), List.of()).statusCode())
                .toList());

    assertThat(answers).filteredOn(status -> status == 200).hasSize(SEATS);
    assertThat(answers).filteredOn(status -> status == 400).hasSize(CALLERS - SEATS);
    assertThat(Shop.consumed(sku)).isEqualTo(SEATS);
    assertThat(rowsOf(sku)).isEqualTo(SEATS);
  }

  @Test
  void swapsInBothDirectionsNeverBlockEachOther() throws Exception {
    List<String> users = users(40);
    String one = Shop.product(40);
    String other = Shop.product(40);
    users.forEach(user -> Shop.give(user, users.indexOf(user) % 2 == 0 ? one : other));

    List<Integer> answers =
        together(
            users.stream()
                .<Supplier<Integer>>map(
                    user ->
                        users.indexOf(user) % 2 == 0
                            ? () -> swap(user, one, other)
                            : () -> swap(user, other, one))
                .toList());

    assertThat(answers).containsOnly(200);
    assertThat(Shop.consumed(one)).isEqualTo(20).isEqualTo(rowsOf(one));
    assertThat(Shop.consumed(other)).isEqualTo(20).isEqualTo(rowsOf(other));
  }

  private static int swap(String user, String from, String to) {
    return assign(user, List.of(license(to)), List.of(from)).statusCode();
  }

  private int rowsOf(String sku) {
    return Integer.parseInt(
        rows.query("select count(*) from license_assignment where sku_id = ?", UUID.fromString(sku))
            .get(0));
  }

  private static List<String> users(int count) throws Exception {
    return together(
        IntStream.range(0, count).<Supplier<String>>mapToObj(i -> Graph::user).toList());
  }

  private static <T> List<T> together(List<Supplier<T>> calls) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(calls.size());
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      calls.forEach(call -> tasks.add(call::get));
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : callers.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      callers.shutdown();
    }
  }
}
