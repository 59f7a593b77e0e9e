package dev.tenantsync.office365.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds answers against what {@code $metadata} declares. */
final class DeclaredTypes {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Predicate<JsonNode>> PRIMITIVES =
      Map.of(
          "Edm.String", JsonNode::isTextual,
          "Edm.Boolean", JsonNode::isBoolean,
          "Edm.Int32", JsonNode::isInt,
          "Edm.Guid", node -> node.isTextual() && node.textValue().matches("[0-9a-f-]{36}"),
          "Edm.DateTimeOffset",
              node -> node.isTextual() && node.textValue().matches("[0-9-]{10}T[0-9:.]+Z"));

  private DeclaredTypes() {}

  /** Every object of an answer, and every property of each, has to be declared. */
  static void assertFits(Response answer, String typeName) throws Exception {
    assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
    JsonNode body = JSON.readTree(answer.asString());
    if (body.has("value")) {
      assertThat(body.path("value")).as("an answer that shows nothing proves nothing").isNotEmpty();
      body.path("value").forEach(one -> assertFits(one, typeName));
    } else {
      assertFits(body, typeName);
    }
  }

  private static void assertFits(JsonNode object, String typeName) {
    StructuredType type = DirectoryModel.type(typeName).orElseThrow();
    Map<String, Property> declared =
        DirectoryModel.properties(type).stream()
            .collect(Collectors.toMap(Property::name, Function.identity()));
    object
        .properties()
        .forEach(
            one -> {
              if (!one.getKey().contains("@")) {
                assertThat(declared).as(typeName).containsKey(one.getKey());
                assertFits(
                    one.getValue(), Objects.requireNonNull(declared.get(one.getKey())), typeName);
              }
            });
  }

  private static void assertFits(JsonNode value, Property property, String owner) {
    String where = owner + "." + property.name();
    if (property.many()) {
      assertThat(value.isArray()).as("%s is a list: %s", where, value).isTrue();
      value.forEach(one -> assertFitsOne(one, property, where));
    } else if (value.isNull()) {
      assertThat(property.nullable()).as("%s may be null", where).isTrue();
    } else {
      assertFitsOne(value, property, where);
    }
  }

  private static void assertFitsOne(JsonNode value, Property property, String where) {
    if (property.isPrimitive()) {
      assertThat(Objects.requireNonNull(PRIMITIVES.get(property.type())).test(value))
          .as("%s of type %s: %s", where, property.type(), value)
          .isTrue();
    } else {
      assertFits(value, property.type());
    }
  }
}
