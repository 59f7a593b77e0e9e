package dev.tenantsync.office365.description;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Bodies that are no objects of the directory: batches, sign-in, the types themselves. */
final class OtherBodies {

  private OtherBodies() {}

  static void complete(Operation operation, String template) {
    switch (template) {
      case "/v1.0/$batch" -> batch(operation);
      case "/v1.0/$metadata" -> metadata(operation);
      case "/{tenant}/oauth2/v2.0/token" -> token(operation);
      default -> {
        // Scanned from the code.
      }
    }
  }

  private static void batch(Operation operation) {
    Schema step =
        ModelSchemas.object()
            .addProperty("id", ModelSchemas.text("Any string, once in a batch."))
            .addProperty("method", ModelSchemas.text("GET, POST, PATCH, PUT or DELETE."))
            .addProperty("url", ModelSchemas.text("Relative to the service root."))
            .addProperty("headers", ModelSchemas.object())
            .addProperty("body", ModelSchemas.object())
            .addProperty(
                "dependsOn",
                list(ModelSchemas.text("A step that has to succeed before this one begins.")))
            .required(List.of("id", "method", "url"));
    Schema answer =
        ModelSchemas.object()
            .addProperty("id", ModelSchemas.text("The step's."))
            .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
            .addProperty("headers", ModelSchemas.object())
            .addProperty("body", OASFactory.createSchema());
    operation.setRequestBody(
        OASFactory.createRequestBody()
            .required(true)
            .content(
                Bodies.json(
                    ModelSchemas.object().addProperty("requests", list(step).maxItems(20)),
                    Examples.named("batch").orElse(null))));
    operation.setResponses(
        Bodies.answer(
            "200",
            "What became of each step.",
            Bodies.json(
                ModelSchemas.object().addProperty("responses", list(answer)),
                Examples.named("batch.answer").orElse(null))));
  }

  private static void metadata(Operation operation) {
    operation.setResponses(
        Bodies.answer(
            "200",
            "CSDL 4.0.",
            OASFactory.createContent()
                .addMediaType("application/xml", OASFactory.createMediaType())));
  }

  private static void token(Operation operation) {
    Schema form =
        ModelSchemas.object()
            .addProperty("grant_type", ModelSchemas.text("client_credentials or password."))
            .addProperty("client_id", ModelSchemas.text("The program's id."))
            .addProperty("client_secret", ModelSchemas.text("Its secret."))
            .addProperty("client_assertion", ModelSchemas.text("In place of a secret."))
            .addProperty("username", ModelSchemas.text("For a person's token."))
            .addProperty("password", ModelSchemas.text("For a person's token."))
            .addProperty("scope", ModelSchemas.text("The resource and /.default."));
    operation.setRequestBody(
        OASFactory.createRequestBody()
            .required(true)
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        "application/x-www-form-urlencoded",
                        OASFactory.createMediaType()
                            .schema(form)
                            .example(Examples.named("token").orElse(null)))));
    operation.setResponses(
        Bodies.answer(
            "200",
            "A token.",
            Bodies.json(ModelSchemas.object(), Examples.named("token.answer").orElse(null))));
  }

  private static Schema list(Schema items) {
    return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
  }
}
