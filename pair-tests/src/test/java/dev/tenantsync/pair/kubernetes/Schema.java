package dev.tenantsync.pair.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads objects strictly: a field that Kubernetes does not know, or of another type, is an error.
 */
final class Schema {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Stream.of(
              ConfigMap.class,
              Deployment.class,
              NetworkPolicy.class,
              PodDisruptionBudget.class,
              Service.class)
          .collect(
              Collectors.toMap(
                  kind -> HasMetadata.getApiVersion(kind) + " " + HasMetadata.getKind(kind),
                  Function.identity()));

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new NothingElse())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private Schema() {}

  /** The classes keep unknown fields for later versions; here they are mistakes. */
  private static final class NothingElse extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }

  /**
   * @throws IllegalArgumentException naming the field that is wrong
   */
  static HasMetadata read(JsonNode object) {
    String kind = object.path("apiVersion").asText() + " " + object.path("kind").asText();
    Class<? extends HasMetadata> type =
        Optional.<Class<? extends HasMetadata>>ofNullable(KINDS.get(kind))
            .orElseThrow(() -> new IllegalArgumentException("no such kind here: " + kind));
    try {
      return STRICT.treeToValue(object, type);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(kind + ": " + wrong.getMessage(), wrong);
    }
  }

  static List<HasMetadata> readAll(List<? extends JsonNode> objects) {
    return objects.stream().map(Schema::read).toList();
  }
}
