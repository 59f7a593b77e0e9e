package dev.tenantsync.office365.description;

import dev.tenantsync.office365.metadata.BoundOperation;
import dev.tenantsync.office365.metadata.Property;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;

/** What goes to a route and what comes back, by where it leads. */
final class Bodies {

  private static final String JSON = "application/json";

  private Bodies() {}

  /** Replaces what was scanned wherever the model knows better. */
  static void complete(Operation operation, String method, String template, Destination to) {
    Schema sent = sent(method, to);
    Object example = Examples.named(operation.getOperationId()).orElse(null);
    if (sent != null) {
      operation.setRequestBody(
          OASFactory.createRequestBody().required(true).content(json(sent, example)));
    } else if (example != null && operation.getRequestBody() != null) {
      operation
          .getRequestBody()
          .getContent()
          .getMediaTypes()
          .values()
          .forEach(type -> type.setExample(example));
    }
    operation.setResponses(
        to.kind() == Destination.Kind.OTHER
            ? scanned(method, template, operation.getResponses())
            : answers(method, to));
    OtherBodies.complete(operation, template);
    operation
        .getResponses()
        .defaultValue(OASFactory.createAPIResponse().ref("#/components/responses/error"));
  }

  /** What scanning takes a POST for that answers nothing, or in words of its own. */
  private static APIResponses scanned(String method, String template, APIResponses found) {
    APIResponse nothing = found.getAPIResponse("201");
    if (method.equals("POST") && nothing != null && nothing.getContent() == null) {
      return done();
    }
    boolean creates = method.equals("POST") && !Summaries.isAction(template);
    return creates && !hasSchema(found.getAPIResponse("200"))
        ? answer("201", "Created.", json(ModelSchemas.object(), null))
        : found;
  }

  private static boolean hasSchema(@Nullable APIResponse response) {
    return response == null
        || (response.getContent() != null
            && response.getContent().getMediaTypes().values().stream()
                .anyMatch(type -> type.getSchema() != null && type.getSchema().getRef() != null));
  }

  static APIResponse error() {
    return OASFactory.createAPIResponse()
        .description("Refused, in Graph's words.")
        .content(
            json(
                OASFactory.createSchema().ref("#/components/schemas/error"),
                Examples.named("error").orElse(null)));
  }

  static Content json(Schema schema, @Nullable Object example) {
    return OASFactory.createContent()
        .addMediaType(JSON, OASFactory.createMediaType().schema(schema).example(example));
  }

  static APIResponses answer(String status, String description, @Nullable Content content) {
    APIResponse response = OASFactory.createAPIResponse().description(description);
    return OASFactory.createAPIResponses().addAPIResponse(status, response.content(content));
  }

  private static @Nullable Schema sent(String method, Destination to) {
    boolean writes = method.equals("POST") || method.equals("PATCH") || method.equals("PUT");
    Property place = to.place();
    if (!writes || place == null) {
      return null;
    }
    return switch (to.kind()) {
      case OBJECTS -> ModelSchemas.reference(place.type());
      case REFERENCE ->
          ModelSchemas.object()
              .addProperty("@odata.id", ModelSchemas.text("The object's address."));
      case OPERATION -> parameters(to.operation());
      case COUNT, OTHER -> null;
    };
  }

  private static @Nullable Schema parameters(@Nullable BoundOperation operation) {
    return operation == null || operation.parameters().isEmpty()
        ? null
        : ModelSchemas.parameters(operation.parameters());
  }

  private static APIResponses answers(String method, Destination to) {
    return switch (to.kind()) {
      case OBJECTS -> objects(method, to);
      case COUNT ->
          answer(
              "200",
              "How many.",
              OASFactory.createContent()
                  .addMediaType(
                      "text/plain",
                      OASFactory.createMediaType()
                          .schema(OASFactory.createSchema().addType(SchemaType.INTEGER))
                          .example(42)));
      case REFERENCE -> method.equals("GET") ? objects(method, to) : done();
      case OPERATION -> returned(to);
      case OTHER -> done();
    };
  }

  private static APIResponses objects(String method, Destination to) {
    Property place = to.place();
    // Only subscriptions answer a change with the object.
    boolean silent =
        method.equals("PATCH") && place != null && !place.type().equals("subscription");
    if (place == null || silent || method.equals("DELETE") || method.equals("PUT")) {
      return done();
    }
    if (method.equals("GET") && place.many()) {
      return answer("200", "A page of the list.", page(place, to, false));
    }
    return method.equals("POST")
        ? answer("201", "The new object.", object(place))
        : answer("200", "The object.", object(place));
  }

  private static APIResponses returned(Destination to) {
    BoundOperation operation = to.operation();
    Property returns = operation == null ? null : operation.returns();
    if (operation == null || returns == null) {
      return done();
    }
    if (returns.many() && !returns.isPrimitive()) {
      return answer("200", "A page of the list.", page(returns, to, !operation.changes()));
    }
    return returns.many()
        ? answer(
            "200",
            "The list.",
            json(ModelSchemas.object().addProperty("value", ModelSchemas.of(returns)), null))
        : answer(isProcessedLater(to) ? "202" : "200", "The object.", object(returns));
  }

  /** A group's licences reach its members by and by. */
  private static boolean isProcessedLater(Destination to) {
    return to.path().startsWith("/groups/") && to.path().endsWith("/assignLicense");
  }

  private static Content page(Property of, Destination to, boolean delta) {
    Optional<Object> example = Examples.page(of.type(), to.path());
    return json(ModelSchemas.page(of.type(), delta), example.orElse(null));
  }

  private static Content object(Property of) {
    return json(ModelSchemas.reference(of.type()), Examples.named(of.type()).orElse(null));
  }

  private static APIResponses done() {
    return answer("204", "Done.", null);
  }
}
