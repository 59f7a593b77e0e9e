package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of files with people whom no other test has. */
final class Lines {

  static final String DOMAIN = "contoso.onmicrosoft.com";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String run = "b" + UUID.randomUUID().toString().substring(0, 8);

  /** The name of the person of this number. */
  String name(int number) {
    return run + "." + number + "@" + DOMAIN;
  }

  /** A pattern of all their names. */
  String any() {
    return run + ".%";
  }

  List<String> names(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(this::name).toList();
  }

  /** A person in Portugal. */
  Map<String, Object> person(int number) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("userPrincipalName", name(number));
    person.put("displayName", "Person " + number);
    person.put("mailNickname", run + number);
    person.put("accountEnabled", true);
    person.put("usageLocation", "PT");
    return person;
  }

  Map<String, Object> person(int number, String property, Object value) {
    Map<String, Object> person = person(number);
    person.put(property, value);
    return person;
  }

  Map<String, Object> licensed(int number, String... skuIds) {
    return person(
        number,
        "assignedLicenses",
        List.of(skuIds).stream().map(skuId -> Map.of("skuId", skuId)).toList());
  }

  static String ndjson(List<Map<String, Object>> people) {
    return people.stream().map(Lines::json).collect(Collectors.joining("\n", "", "\n"));
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
