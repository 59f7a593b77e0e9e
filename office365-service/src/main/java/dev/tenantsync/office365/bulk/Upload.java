package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Guids;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request for an import says beside its body.
 *
 * @param csv whether the body is CSV; else it is NDJSON
 * @param accountEnabled whether people of a CSV file may sign in
 * @param usageLocation of people of a CSV file
 * @param skuIds licences for people of a CSV file
 */
record Upload(
    boolean csv,
    JobMode mode,
    boolean dryRun,
    boolean accountEnabled,
    Optional<String> usageLocation,
    List<UUID> skuIds) {

  private static final String MODE = "mode";
  private static final String DRY_RUN = "dryRun";
  private static final String ENABLED = "accountEnabled";
  private static final String LOCATION = "usageLocation";
  private static final String LICENSES = "assignedLicenses";
  private static final Set<String> OF_CSV = Set.of(ENABLED, LOCATION, LICENSES);

  /**
   * @throws GraphException naming the parameter that is unknown, wrong or out of place
   */
  static Upload of(@Nullable MediaType type, MultivaluedMap<String, String> query) {
    boolean csv = isCsv(type);
    for (String name : query.keySet()) {
      if (!name.equals(MODE) && !name.equals(DRY_RUN) && !OF_CSV.contains(name)) {
        throw refused(name, "is not known");
      }
      if (!csv && OF_CSV.contains(name)) {
        throw refused(name, "goes with text/csv only; NDJSON says it line by line");
      }
    }
    JobMode mode =
        one(query, MODE)
            .map(text -> JobMode.of(text).orElseThrow(() -> refused(MODE, "is not known")))
            .orElse(JobMode.CREATE);
    boolean dryRun = flag(query, DRY_RUN, false);
    if (mode == JobMode.RESTORE && (csv || dryRun)) {
      throw refused(MODE, "can be restore only for NDJSON, and not for a dry run");
    }
    return new Upload(
        csv, mode, dryRun, flag(query, ENABLED, true), one(query, LOCATION), skuIds(query));
  }

  private static boolean isCsv(@Nullable MediaType type) {
    String name = type == null ? "" : (type.getType() + "/" + type.getSubtype());
    return switch (name) {
      case "text/csv" -> true;
      case "application/x-ndjson", "application/ndjson", "application/jsonl" -> false;
      default ->
          throw new GraphException(
              415,
              "Request_BadRequest",
              "The content type must be application/x-ndjson or text/csv.",
              List.of());
    };
  }

  private static Optional<String> one(MultivaluedMap<String, String> query, String name) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw refused(name, "is there twice");
    }
    return values.stream().findFirst();
  }

  private static boolean flag(MultivaluedMap<String, String> query, String name, boolean unasked) {
    return one(query, name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw refused(name, "must be true or false");
                })
        .orElse(unasked);
  }

  private static List<UUID> skuIds(MultivaluedMap<String, String> query) {
    return one(query, LICENSES).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(text -> Guids.require(LICENSES, text.strip()))
        .toList();
  }

  private static GraphException refused(String parameter, String why) {
    return GraphException.badProperty(
        parameter, "InvalidParameter", "The query parameter '" + parameter + "' " + why + ".");
  }
}
