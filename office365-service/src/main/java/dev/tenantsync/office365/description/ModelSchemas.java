package dev.tenantsync.office365.description;

import dev.tenantsync.office365.metadata.DirectoryModel;
import dev.tenantsync.office365.metadata.Property;
import dev.tenantsync.office365.metadata.StructuredType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** JSON schemas of the model's types. */
final class ModelSchemas {

  private static final String PREFIX = "microsoft.graph.";

  private ModelSchemas() {}

  static Schema of(StructuredType type) {
    Schema schema = object();
    for (Property property : DirectoryModel.properties(type)) {
      schema.addProperty(property.name(), of(property));
    }
    return schema;
  }

  static Schema of(Property property) {
    Schema one = property.isPrimitive() ? primitive(property.type()) : reference(property.type());
    if (property.many()) {
      return OASFactory.createSchema().addType(SchemaType.ARRAY).items(one);
    }
    return property.nullable() && property.isPrimitive() ? one.addType(SchemaType.NULL) : one;
  }

  /** The name under which a type's schema stands in the components. */
  static String name(String type) {
    return PREFIX + type;
  }

  static Schema reference(String type) {
    return OASFactory.createSchema().ref("#/components/schemas/" + name(type));
  }

  static Schema object() {
    return OASFactory.createSchema().addType(SchemaType.OBJECT);
  }

  static Schema text(String description) {
    return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
  }

  /** A page of a list of these. */
  static Schema page(String type, boolean delta) {
    Schema page =
        object()
            .addProperty("@odata.context", text("What the list is of."))
            .addProperty("@odata.nextLink", text("Where the next page is; absent on the last."))
            .addProperty(
                "value",
                OASFactory.createSchema().addType(SchemaType.ARRAY).items(reference(type)));
    return delta
        ? page.addProperty("@odata.deltaLink", text("What to call next time; on the last page."))
        : page.addProperty(
            "@odata.count",
            OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .description("How many there are; with $count=true, on the first page."));
  }

  /** The parameters of an action. */
  static Schema parameters(List<Property> parameters) {
    Schema schema = object();
    parameters.forEach(parameter -> schema.addProperty(parameter.name(), of(parameter)));
    return schema;
  }

  static Schema error() {
    Schema inner =
        object()
            .addProperty("date", text("When, in UTC."))
            .addProperty("request-id", text("The id of the request, new for each."))
            .addProperty("client-request-id", text("The id that the client sent, if it did."));
    Schema detail =
        object()
            .addProperty("code", text("Why."))
            .addProperty("target", text("The property or option at fault."))
            .addProperty("message", text("In words."));
    Schema error =
        object()
            .addProperty("code", text("Graph's code; what programs should compare."))
            .addProperty("message", text("In words."))
            .addProperty(
                "details", OASFactory.createSchema().addType(SchemaType.ARRAY).items(detail))
            .addProperty("innerError", inner)
            .required(List.of("code", "message"));
    return object().addProperty("error", error).required(List.of("error"));
  }

  private static Schema primitive(String type) {
    return switch (type) {
      case "Edm.Boolean" -> OASFactory.createSchema().addType(SchemaType.BOOLEAN);
      case "Edm.Int32" -> OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32");
      case "Edm.Guid" -> OASFactory.createSchema().addType(SchemaType.STRING).format("uuid");
      case "Edm.DateTimeOffset" ->
          OASFactory.createSchema().addType(SchemaType.STRING).format("date-time");
      case "Edm.String" -> OASFactory.createSchema().addType(SchemaType.STRING);
      default -> throw new IllegalArgumentException(type);
    };
  }

  static void addAll(Map<String, Schema> components) {
    DirectoryModel.types().forEach(type -> components.put(name(type.name()), of(type)));
    components.put("error", error());
  }
}
