package dev.tenantsync.pair.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may call whom in the cluster: every arrow that the policies draw, and none besides. */
class NetworkPoliciesTest {

  private static final String NAME = "app.kubernetes.io/name";

  private static final List<NetworkPolicy> POLICIES =
      Schema.readAll(Kustomization.rendered(Path.of("..", "kubernetes", "base"))).stream()
          .filter(NetworkPolicy.class::isInstance)
          .map(NetworkPolicy.class::cast)
          .toList();

  @Test
  void onlyTheNeededArrowsAreOpen() {
    Set<String> in = new TreeSet<>();
    Set<String> out = new TreeSet<>();
    for (NetworkPolicy policy : POLICIES) {
      String pods = pods(policy.getSpec().getPodSelector().getMatchLabels());
      policy
          .getSpec()
          .getIngress()
          .forEach(rule -> in.addAll(arrows(rule.getFrom(), " > " + pods, rule.getPorts())));
      policy
          .getSpec()
          .getEgress()
          .forEach(
              rule ->
                  rule.getTo()
                      .forEach(
                          peer -> out.add(pods + " > " + pods(peer) + ports(rule.getPorts()))));
    }
    assertThat(in)
        .containsExactlyInAnyOrder(
            "clients > office365-service [https]",
            "clients > dynamics-service [https]",
            "dynamics-service > office365-service [https]",
            "office365-service > dynamics-service [https]");
    assertThat(out)
        .containsExactlyInAnyOrder(
            "both > kube-dns of kube-system [53, 53]",
            "dynamics-service > office365-service [https]",
            "office365-service > dynamics-service [https]",
            "office365-service > office365-db [5432]",
            "dynamics-service > dynamics-db [5432]");
  }

  @Test
  void whatNoArrowOpensIsClosedInBothDirections() {
    assertThat(POLICIES)
        .filteredOn(policy -> policy.getMetadata().getName().equals("nothing-else"))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(pods(policy.getSpec().getPodSelector().getMatchLabels()))
                    .isEqualTo("both"))
        .satisfies(
            policy ->
                assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress"));
  }

  private static List<String> arrows(
      List<NetworkPolicyPeer> from, String to, List<NetworkPolicyPort> ports) {
    return from.stream().map(peer -> pods(peer) + to + ports(ports)).toList();
  }

  private static String ports(List<NetworkPolicyPort> ports) {
    return " " + ports.stream().map(port -> String.valueOf(port.getPort().getValue())).toList();
  }

  private static String pods(NetworkPolicyPeer peer) {
    String pods = pods(peer.getPodSelector().getMatchLabels());
    return peer.getNamespaceSelector() == null
        ? pods
        : pods
            + " of "
            + peer.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name");
  }

  private static String pods(Map<String, String> labels) {
    if (labels.equals(Map.of("app.kubernetes.io/part-of", "tenant-sync"))) {
      return "both";
    }
    if (labels.equals(Map.of("tenant-sync/client", "true"))) {
      return "clients";
    }
    assertThat(labels)
        .hasSize(1)
        .containsAnyOf(Map.entry(NAME, name(labels)), Map.entry("k8s-app", name(labels)));
    return name(labels);
  }

  private static String name(Map<String, String> labels) {
    return labels.values().iterator().next();
  }
}
