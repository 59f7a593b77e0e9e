package dev.tenantsync.pair.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The manifests below kubernetes/: each as it is rendered, against Kubernetes and against the
 * services.
 */
class ManifestsTest {

  private static final Path HOME = Path.of("..", "kubernetes");
  private static final String MANAGEMENT_HOST = "QUARKUS_MANAGEMENT_HOST";
  private static final List<HasMetadata> BASE = objects("base");
  private static final List<Deployment> DEPLOYMENTS = of(BASE, Deployment.class);

  private static List<HasMetadata> objects(String folder) {
    return Schema.readAll(Kustomization.rendered(HOME.resolve(folder)));
  }

  private static <T> List<T> of(List<HasMetadata> objects, Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "example"})
  void everyFieldIsOneOfKubernetesAndEveryNameIsGivenOnce(String folder) {
    assertThat(objects(folder))
        .hasSizeGreaterThanOrEqualTo(12)
        .extracting(object -> object.getKind() + " " + object.getMetadata().getName())
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.startsWith("Secret "));
  }

  @Test
  void mistypedFieldsAreFound() {
    ObjectNode deployment = Kustomization.rendered(HOME.resolve("base")).get(2);
    ObjectNode container = (ObjectNode) deployment.at("/spec/template/spec/containers/0");
    assertThat(Schema.read(deployment)).isInstanceOf(Deployment.class);
    container.put("readynessProbe", "");
    assertThatThrownBy(() -> Schema.read(deployment)).hasMessageContaining("readynessProbe");
    container.remove("readynessProbe");
    deployment.withObjectProperty("spec").put("replicas", "two");
    assertThatThrownBy(() -> Schema.read(deployment)).hasMessageContaining("replicas");
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "example"})
  void kubectlRendersTheSame(String folder) throws Exception {
    Path rendered = Files.createTempFile("rendered", ".yaml");
    String command = "command -v kubectl > /dev/null || exit 99; exec kubectl kustomize \"$0\"";
    Process kustomize =
        new ProcessBuilder("sh", "-c", command, HOME.resolve(folder).toString())
            .redirectOutput(rendered.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(kustomize.waitFor() != 99, "kubectl is not here");
    assertThat(byName(Kustomization.rendered(HOME.resolve(folder))))
        .isEqualTo(byName(Kustomization.documents(rendered)));
  }

  @Test
  void theExampleHasItsImagesReplicasAndAddresses() {
    List<HasMetadata> example = objects("example");
    assertThat(example)
        .allMatch(object -> object.getMetadata().getNamespace().equals("tenant-sync"));
    assertThat(of(example, Deployment.class))
        .hasSize(2)
        .allMatch(deployment -> deployment.getSpec().getReplicas() == 3)
        .allMatch(deployment -> container(deployment).getImage().matches("registry.*service:0.*"));
    assertThat(of(example, ConfigMap.class))
        .allMatch(
            settings ->
                settings.getData().get("QUARKUS_DATASOURCE_JDBC_URL").contains("example.org"));
  }

  @Test
  void figuresAreForTheExamplesMonitorsAndForNobodyInTheBase() throws IOException {
    List<HasMetadata> example = objects("example");
    List<String> ports = new ArrayList<>();
    for (Deployment deployment : of(example, Deployment.class)) {
      String name = deployment.getMetadata().getName();
      String port =
          deployment
              .getSpec()
              .getTemplate()
              .getMetadata()
              .getAnnotations()
              .get("prometheus.io/port");
      assertThat(Path.of("..", name, "src/main/resources/application.properties"))
          .content()
          .contains("quarkus.management.port=" + port + "\n");
      assertThat(KnownSettings.of(name)).contains(MANAGEMENT_HOST);
      ports.add(port);
    }
    assertThat(of(example, ConfigMap.class))
        .allMatch(settings -> settings.getData().get(MANAGEMENT_HOST).equals("0.0.0.0"));
    assertThat(of(BASE, ConfigMap.class))
        .noneMatch(settings -> settings.getData().containsKey(MANAGEMENT_HOST));
    assertThat(of(example, NetworkPolicy.class))
        .filteredOn(policy -> policy.getMetadata().getName().equals("monitor"))
        .singleElement()
        .extracting(policy -> policy.getSpec().getIngress().get(0))
        .satisfies(
            rule ->
                assertThat(rule.getFrom())
                    .singleElement()
                    .extracting(peer -> peer.getPodSelector().getMatchLabels())
                    .isEqualTo(Map.of("tenant-sync/monitor", "true")))
        .satisfies(
            rule ->
                assertThat(rule.getPorts())
                    .extracting(port -> String.valueOf(port.getPort().getIntVal()))
                    .containsExactlyElementsOf(ports));
  }

  @Test
  void bothServicesHaveTwoReplicasThatNothingTakesAwayTogether() {
    assertThat(DEPLOYMENTS)
        .extracting(deployment -> deployment.getMetadata().getName())
        .containsExactly("office365-service", "dynamics-service");
    for (Deployment deployment : DEPLOYMENTS) {
      Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
      String name = deployment.getMetadata().getName();
      assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
      assertThat(labels).containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
      PodDisruptionBudget budget = named(PodDisruptionBudget.class, name);
      assertThat(labels).containsAllEntriesOf(budget.getSpec().getSelector().getMatchLabels());
      assertThat(budget.getSpec().getMinAvailable().getIntVal()).isEqualTo(1);
      assertThat(pod(deployment).getTopologySpreadConstraints())
          .singleElement()
          .satisfies(
              spread ->
                  assertThat(labels)
                      .containsAllEntriesOf(spread.getLabelSelector().getMatchLabels()));
    }
  }

  @Test
  void servicesLeadToThePortsThatAreServed() throws IOException {
    for (Deployment deployment : DEPLOYMENTS) {
      String name = deployment.getMetadata().getName();
      Service service = named(Service.class, name);
      ContainerPort port = container(deployment).getPorts().get(0);
      assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
          .containsAllEntriesOf(service.getSpec().getSelector());
      assertThat(service.getSpec().getPorts())
          .singleElement()
          .satisfies(open -> assertThat(open.getTargetPort().getStrVal()).isEqualTo(port.getName()))
          .satisfies(open -> assertThat(open.getPort()).isEqualTo(port.getContainerPort()));
      assertThat(Path.of("..", name, "src/main/resources/application.properties"))
          .content()
          .contains("quarkus.http.ssl-port=" + port.getContainerPort() + "\n");
    }
  }

  @Test
  void probesAskWhatTheServicesAnswer() throws IOException {
    String probes =
        Files.readString(
            Path.of("../bootstrap/src/main/java/dev/tenantsync/bootstrap/probe/Probes.java"));
    for (Deployment deployment : DEPLOYMENTS) {
      Container container = container(deployment);
      List<HTTPGetAction> asked =
          Stream.of(
                  container.getStartupProbe(),
                  container.getLivenessProbe(),
                  container.getReadinessProbe())
              .map(probe -> probe.getHttpGet())
              .toList();
      assertThat(asked)
          .extracting(HTTPGetAction::getPath)
          .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready")
          .allMatch(path -> probes.contains('"' + path + '"'));
      assertThat(asked)
          .allMatch(probe -> probe.getScheme().equals("HTTPS"))
          .allMatch(
              probe -> probe.getPort().getStrVal().equals(container.getPorts().get(0).getName()));
    }
  }

  @Test
  void everySettingIsOneOfTheServices() throws IOException {
    for (Deployment deployment : DEPLOYMENTS) {
      String name = deployment.getMetadata().getName();
      Set<String> known = KnownSettings.of(name);
      assertThat(settings(deployment)).hasSizeGreaterThan(10).isSubsetOf(known);
      assertThat(known).doesNotContain("DYNAMICS_SYNC_INTERVALL", "QUARKUS_DATASOURCE_URL");
    }
  }

  @Test
  void secretsAreFilesOfMountedSecretsOnly() {
    for (Deployment deployment : DEPLOYMENTS) {
      List<String> mounts =
          container(deployment).getVolumeMounts().stream().map(VolumeMount::getMountPath).toList();
      assertThat(container(deployment).getEnv())
          .extracting(EnvVar::getValue)
          .allMatch(value -> mounts.contains(value.substring(0, value.lastIndexOf('/'))));
      assertThat(container(deployment).getVolumeMounts())
          .allMatch(mount -> mount.getMountPath().equals("/tmp") || mount.getReadOnly());
      assertThat(pod(deployment).getVolumes())
          .filteredOn(volume -> volume.getSecret() != null)
          .extracting(volume -> volume.getSecret().getSecretName())
          .containsExactly(
              deployment.getMetadata().getName(),
              deployment.getMetadata().getName().replace("-service", "-database"));
    }
  }

  @Test
  void podsAreConfined() {
    for (Deployment deployment : DEPLOYMENTS) {
      PodSpec pod = pod(deployment);
      assertThat(pod.getAutomountServiceAccountToken()).isFalse();
      assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
      assertThat(pod.getSecurityContext().getSeccompProfile().getType())
          .isEqualTo("RuntimeDefault");
      assertThat(pod.getContainers())
          .singleElement()
          .extracting(Container::getSecurityContext)
          .satisfies(context -> assertThat(context.getReadOnlyRootFilesystem()).isTrue())
          .satisfies(context -> assertThat(context.getAllowPrivilegeEscalation()).isFalse())
          .satisfies(
              context -> assertThat(context.getCapabilities().getDrop()).containsExactly("ALL"));
    }
  }

  private static List<String> settings(Deployment deployment) {
    List<String> names = new ArrayList<>();
    Container container = container(deployment);
    container.getEnv().forEach(variable -> names.add(withoutFile(variable.getName())));
    container
        .getEnvFrom()
        .forEach(
            from ->
                names.addAll(
                    named(ConfigMap.class, from.getConfigMapRef().getName()).getData().keySet()));
    return names;
  }

  private static String withoutFile(String variable) {
    return variable.endsWith("_FILE")
        ? variable.substring(0, variable.length() - "_FILE".length())
        : variable;
  }

  private static <T extends HasMetadata> T named(Class<T> kind, String name) {
    return of(BASE, kind).stream()
        .filter(object -> object.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static PodSpec pod(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec();
  }

  private static Container container(Deployment deployment) {
    return pod(deployment).getContainers().get(0);
  }

  private static Map<String, JsonNode> byName(List<ObjectNode> objects) {
    Map<String, JsonNode> named = new TreeMap<>();
    objects.forEach(
        object -> named.put(object.path("kind") + " " + object.at("/metadata/name"), object));
    return named;
  }
}
