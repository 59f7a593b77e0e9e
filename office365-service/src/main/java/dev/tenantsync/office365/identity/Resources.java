package dev.tenantsync.office365.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names by which clients ask for the directory and for Dynamics. */
@ApplicationScoped
class Resources {

  static final String GRAPH = "https://graph.microsoft.com";
  private static final String GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000";

  private final Map<String, Resource> known = new LinkedHashMap<>();

  Resources(IdentitySettings settings) {
    known.put(GRAPH, Resource.GRAPH);
    known.put(GRAPH_APP_ID, Resource.GRAPH);
    settings.addresses().forEach(address -> known.put(bare(address), Resource.GRAPH));
    settings.dynamicsAddresses().forEach(address -> known.put(bare(address), Resource.DYNAMICS));
    // Kiota's default scope leaves the port away (graph-directory C3).
    settings.addresses().forEach(address -> known.putIfAbsent(portless(address), Resource.GRAPH));
  }

  /** The resource of this name, without a final slash. */
  Optional<Resource> find(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /** Every name of a resource: what tokens for it may have as audience. */
  List<String> names(Resource resource) {
    return known.entrySet().stream()
        .filter(entry -> entry.getValue() == resource)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** An address without final slashes. */
  static String bare(String address) {
    return address.strip().replaceAll("/+$", "");
  }

  private static String portless(String address) {
    URI uri = URI.create(bare(address));
    return uri.getScheme() + "://" + uri.getHost();
  }
}
