package dev.tenantsync.benchmark.population;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * So many people, numbered from 0, the same in every run: 40 % hold a licence of Dynamics 365, 2 %
 * are blocked (none of them licensed), 0.1 % are administrators (all of them licensed).
 */
public record Population(int size) {

  /** Dynamics 365 Sales Enterprise. */
  public static final String SKU = "1e1a282c-9c54-43a2-9310-98ef728faace";

  private static final List<String> ROLES =
      List.of("Dynamics 365 Administrator", "Power Platform Administrator", "Global Administrator");

  private static final int ADMINISTRATOR_EVERY = 1000;

  /** The object id, scattered as the directory's own are. */
  public static UUID id(int number) {
    return UUID.nameUUIDFromBytes(("person" + number).getBytes(StandardCharsets.US_ASCII));
  }

  public static boolean licensed(int number) {
    return number % 5 < 2;
  }

  private static boolean blocked(int number) {
    return number % 50 == 49;
  }

  /** Who has a row in Dynamics from the first load on. */
  public List<Integer> licensedPeople() {
    return IntStream.range(0, size).filter(Population::licensed).boxed().toList();
  }

  /** Who has no licence and could have one. */
  public List<Integer> peopleToLicense() {
    return IntStream.range(0, size)
        .filter(number -> !licensed(number) && !blocked(number))
        .boxed()
        .toList();
  }

  /** One person as a line of an import. */
  public static String line(int number) {
    Person person = Person.of(number);
    return """
    {"id":"%s","userPrincipalName":"%s","displayName":"%s","givenName":"%s","surname":"%s",\
    "mailNickname":"person%d","accountEnabled":%s,"mail":"%s","jobTitle":"%s",\
    "department":"Department %d","city":"%s","country":"%s","streetAddress":"%s",\
    "postalCode":"%s","mobilePhone":"%s","usageLocation":"PT"%s%s}
    """
        .formatted(
            person.id(),
            person.userPrincipalName(),
            person.displayName(),
            person.givenName(),
            person.surname(),
            number,
            person.enabled(),
            person.userPrincipalName(),
            person.jobTitle(),
            number % 50,
            person.city(),
            person.country(),
            person.street(),
            person.postalCode(),
            person.mobilePhone(),
            licensed(number) ? ",\"assignedLicenses\":[{\"skuId\":\"" + SKU + "\"}]" : "",
            number % ADMINISTRATOR_EVERY == 0 ? memberOf(number) : "");
  }

  private static String memberOf(int number) {
    String role = ROLES.get(number / ADMINISTRATOR_EVERY % ROLES.size());
    return ",\"memberOf\":[{\"displayName\":\"" + role + "\"}]";
  }

  /** What a mirror keeps of somebody. */
  public record Person(
      UUID id,
      String userPrincipalName,
      String displayName,
      String givenName,
      String surname,
      boolean enabled,
      boolean licensed,
      String jobTitle,
      String street,
      String city,
      String postalCode,
      String country,
      String mobilePhone) {

    public static Person of(int number) {
      return new Person(
          Population.id(number),
          "person" + number + "@contoso.onmicrosoft.com",
          "Person " + number,
          "Given" + number % 1000,
          "Family" + number % 5003,
          !blocked(number),
          Population.licensed(number),
          "Engineer " + number % 20,
          "Rua " + number % 3000,
          "Lisboa",
          "1000-%03d".formatted(number % 1000),
          "Portugal",
          "+351 9%08d".formatted(number));
    }
  }
}
