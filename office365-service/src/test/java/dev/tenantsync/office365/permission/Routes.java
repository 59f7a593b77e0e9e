package dev.tenantsync.office365.permission;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** The routes of the running application, asked of the router itself. */
final class Routes {

  private Routes() {}

  static Set<Route> ofTheRunningApplication() {
    Set<Route> routes = new TreeSet<>(Comparator.comparing(Route::toString));
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
            routes.add(Gate.route(resource));
          }
        });
    return routes;
  }
}
