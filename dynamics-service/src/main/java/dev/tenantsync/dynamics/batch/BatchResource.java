package dev.tenantsync.dynamics.batch;

import dev.tenantsync.bootstrap.trace.Traces;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.dynamics.web.RequestContext;
import dev.tenantsync.dynamics.web.StepThread;
import dev.tenantsync.dynamics.web.StepThreads;
import dev.tenantsync.odata.Prefer;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code POST $batch} (Dataverse: Execute batch operations using the Web API). */
@Path(Links.API + "$batch")
public class BatchResource {

  private final StepThreads threads;
  private final StepChannel channel;
  private final ChangeSets changeSets;
  private final Refused refused;
  private final RequestContext request;
  private final Links links;
  private final Traces traces;
  private final int mostRequests;

  BatchResource(
      StepThreads threads,
      StepChannel channel,
      ChangeSets changeSets,
      Refused refused,
      RequestContext request,
      Links links,
      Traces traces,
      DynamicsSettings settings) {
    this.threads = threads;
    this.channel = channel;
    this.changeSets = changeSets;
    this.refused = refused;
    this.request = request;
    this.links = links;
    this.traces = traces;
    this.mostRequests = settings.batch().maxRequests();
  }

  /** The status is that of the failure which ended the batch; else 200. */
  @POST
  public Response run(byte[] body, HttpHeaders headers) {
    String type = headers.getRequestHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
    if (type == null || !Multipart.is(type)) {
      throw new DataverseException(
          415, "0x80048d19", "A batch has to be of the content type multipart/mixed.");
    }
    if (threads.of(headers.getHeaderString(StepThreads.HEADER)).isPresent()) {
      throw DataverseException.badPayload("A batch cannot hold another.");
    }
    BatchCall call = call(headers);
    List<Operation> operations = new BatchReader(call, mostRequests).read(Octets.of(body), type);
    boolean further = continuesOnError(headers);
    List<Answer> answers = answers(operations, call, further);
    AnswerWriter writer = new AnswerWriter(UUID::randomUUID);
    Answer last = answers.get(answers.size() - 1);
    return Response.status(last.failed() && !further ? last.status() : 200)
        .entity(Octets.bytes(writer.write(answers)))
        .header(HttpHeaders.CONTENT_TYPE, writer.contentType())
        .build();
  }

  private List<Answer> answers(List<Operation> operations, BatchCall call, boolean further) {
    try (StepThread thread = threads.open(call.origin())) {
      StepSender sender = new StepSender(channel, refused, call, thread);
      return new BatchRun(sender, changeSets, refused, further).run(operations);
    }
  }

  /** Steps go on below the batch's span where it has one, else below the client's. */
  private BatchCall call(HttpHeaders headers) {
    Map<String, String> inherited = new HashMap<>();
    Stream.concat(StepHeaders.INHERITED.stream(), StepHeaders.IMPERSONATION.stream())
        .filter(name -> headers.getHeaderString(name) != null)
        .forEach(name -> inherited.put(name, headers.getHeaderString(name)));
    @Nullable String span = traces.inHand();
    if (span != null) {
      inherited.put("traceparent", span);
    }
    String origin = links.origin();
    return new BatchCall(
        origin.substring(0, origin.length() - 1),
        headers.getHeaderString(HttpHeaders.AUTHORIZATION),
        inherited,
        request.actor());
  }

  private static boolean continuesOnError(HttpHeaders headers) {
    Prefer prefer = Prefer.parse(headers.getRequestHeaders().getOrDefault("Prefer", List.of()));
    return prefer
        .value("odata.continue-on-error")
        .or(() -> prefer.value("continue-on-error"))
        .filter(value -> !value.equalsIgnoreCase("false"))
        .isPresent();
  }
}
