package dev.tenantsync.office365.description;

import dev.tenantsync.office365.permission.RequiredPermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.jspecify.annotations.Nullable;

/** One route with everything that its declaration alone does not tell. */
final class OperationDescription {

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

  private final String method;
  private final String template;
  private final Destination to;

  OperationDescription(String method, String template) {
    this.method = method;
    this.template = template;
    this.to =
        isBelowRoot()
            ? Destination.of(template)
            : new Destination(Destination.Kind.OTHER, template, null, null, null);
  }

  /** Whether it is Graph's, and not administration or sign-in. */
  boolean isBelowRoot() {
    return template.startsWith("/v1.0/");
  }

  /** As clients write it, below the service root if it is Graph's. */
  String path() {
    return to.path();
  }

  /** Fills in what the code of the route does not say itself. */
  Operation complete(Operation operation) {
    String needed = RequiredPermissions.sentence(method, template).orElse("Closed to everybody.");
    String own = operation.getDescription();
    operation.setDescription(own == null ? needed : own + "\n\n" + needed);
    if (operation.getSummary() == null) {
      operation.setSummary(Summaries.of(method, template));
    }
    operation.setOperationId(id());
    operation.setTags(List.of(tag()));
    operation.setParameters(parameters(operation.getParameters()));
    if (RequiredPermissions.isOpen(method, template)) {
      operation.setSecurity(new ArrayList<>());
    }
    Bodies.complete(operation, method, template, to);
    return operation;
  }

  /** Such as {@code getUsersByIdMemberOf}. */
  private String id() {
    return method.toLowerCase(Locale.ROOT)
        + Arrays.stream(path().split("/", -1))
            .map(segment -> segment.replaceAll("[^A-Za-z{]", " ").strip())
            .filter(segment -> !segment.isEmpty())
            .map(segment -> segment.replace("{", "By "))
            .flatMap(segment -> Arrays.stream(segment.split(" ", -1)))
            .map(OperationDescription::capital)
            .collect(Collectors.joining());
  }

  private String tag() {
    if (isBelowRoot()) {
      return path().split("/", -1)[1].replace("$", "");
    }
    return template.startsWith("/admin/") ? "admin" : "sign-in";
  }

  private List<Parameter> parameters(@Nullable List<Parameter> scanned) {
    List<Parameter> parameters = new ArrayList<>();
    Matcher names = PARAMETER.matcher(path());
    while (names.find()) {
      parameters.add(QueryParameters.path(names.group(1)));
    }
    List<Parameter> options = QueryParameters.of(method, to);
    parameters.addAll(options);
    if (scanned != null && options.isEmpty()) {
      scanned.stream().filter(one -> one.getIn() == In.QUERY).forEach(parameters::add);
    }
    return parameters;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
