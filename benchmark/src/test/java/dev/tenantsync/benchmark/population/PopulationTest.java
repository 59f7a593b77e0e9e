package dev.tenantsync.benchmark.population;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationTest {

  private static List<JsonNode> lines(int size) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (int number = 0; number < size; number++) {
      String line = Population.line(number);
      assertThat(line).endsWith("}\n").doesNotContain("}\n{");
      lines.add(json.readTree(line));
    }
    return lines;
  }

  @Test
  void fortyPercentAreLicensedAndOneInAThousandIsAnAdministrator() throws IOException {
    List<JsonNode> people = lines(10_000);

    assertThat(people).filteredOn(person -> person.has("assignedLicenses")).hasSize(4000);
    assertThat(people)
        .filteredOn(person -> person.has("memberOf"))
        .hasSize(10)
        .allMatch(person -> person.has("assignedLicenses"));
    assertThat(people)
        .filteredOn(person -> !person.path("accountEnabled").asBoolean())
        .hasSize(200)
        .noneMatch(person -> person.has("assignedLicenses"));
  }

  @Test
  void everyNumberIsTheSamePersonEveryTime() throws IOException {
    JsonNode person = lines(8).get(7);

    assertThat(person.path("id").asText()).isEqualTo(Population.id(7).toString());
    assertThat(person.path("userPrincipalName").asText())
        .isEqualTo("person7@contoso.onmicrosoft.com");
    assertThat(person.path("mobilePhone").asText()).isEqualTo("+351 900000007");
  }

  @Test
  void whoMayBeLicensedHasNoLicenceAndIsNotBlocked() {
    Population population = new Population(100);

    assertThat(population.licensedPeople()).hasSize(40).contains(0, 1, 5, 6);
    assertThat(population.peopleToLicense()).hasSize(58).doesNotContain(0, 1, 49, 99);
  }
}
