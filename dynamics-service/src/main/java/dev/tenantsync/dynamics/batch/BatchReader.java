package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.batch.Operation.ChangeSet;
import dev.tenantsync.dynamics.batch.Operation.Single;
import dev.tenantsync.dynamics.error.DataverseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads the body of {@code $batch} (OData 4.0, part 1, section 11.7). */
final class BatchReader {

  private static final String BODY = "the body";

  private final BatchCall call;
  private final int mostRequests;
  private int requests;

  BatchReader(BatchCall call, int mostRequests) {
    this.call = call;
    this.mostRequests = mostRequests;
  }

  /**
   * The parts in their order.
   *
   * @param contentType of the batch, {@code multipart/mixed}
   * @throws DataverseException 400 if anything about it is malformed; then nothing of it may run
   */
  List<Operation> read(String octets, String contentType) {
    String boundary = Multipart.boundary(contentType, BODY);
    List<Operation> operations = new ArrayList<>();
    for (String part : Multipart.parts(octets, boundary, BODY, mostRequests)) {
      operations.add(operation(part, "part " + (operations.size() + 1)));
    }
    return operations;
  }

  private Operation operation(String text, String at) {
    Message part = Message.read(text, at);
    String type = part.header("content-type").orElse("");
    return Multipart.is(type)
        ? changeSet(part.content(), Multipart.boundary(type, at), at)
        : new Single(step(part, at, false));
  }

  private ChangeSet changeSet(String text, String boundary, String at) {
    List<Step> steps = new ArrayList<>();
    for (String part : Multipart.parts(text, boundary, at, mostRequests)) {
      String place = at + ", request " + (steps.size() + 1);
      steps.add(step(Message.read(part, place), place, true));
    }
    refuseTwins(steps, at);
    return new ChangeSet(steps);
  }

  private Step step(Message part, String at, boolean inChangeSet) {
    if (++requests > mostRequests) {
      throw Malformed.tooMany(mostRequests);
    }
    return new StepReader(call, at, inChangeSet).read(part);
  }

  private static void refuseTwins(List<Step> steps, String at) {
    Set<String> ids = new HashSet<>();
    steps.stream()
        .map(Step::contentId)
        .filter(Objects::nonNull)
        .filter(id -> !ids.add(id))
        .findFirst()
        .ifPresent(
            twin -> {
              throw Malformed.at(
                  at, "two requests have the Content-ID '" + Malformed.shown(twin) + "'");
            });
  }
}
