package dev.tenantsync.office365.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.web.Links;
import dev.tenantsync.office365.web.RequestContext;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** {@code POST /$batch} (Graph: JSON batching). Holds no thread while its steps run. */
@Path("/v1.0/$batch")
public class BatchResource {

  private static final String SYNC_TOKEN = "x-sync-token";

  private final StepChannel channel;
  private final StepAnswers answers;
  private final RequestContext request;
  private final Links links;

  BatchResource(StepChannel channel, StepAnswers answers, RequestContext request, Links links) {
    this.channel = channel;
    this.answers = answers;
    this.request = request;
    this.links = links;
  }

  /** On a worker before the steps and behind them, on none in between. */
  @POST
  @Blocking
  public CompletionStage<Response> run(
      @Nullable ObjectNode body,
      UriInfo uri,
      @RestHeader(HttpHeaders.AUTHORIZATION) String authorization,
      @RestHeader(StepChannel.KEY) @Nullable String key) {
    GraphQuery.of(uri, null).only();
    if (channel.isKey(key)) {
      throw BatchRefusal.at("requests", "InvalidValue", "A batch cannot be a step of a batch.");
    }
    Batch batch = BatchReader.read(body, links.root());
    BatchCall call =
        new BatchCall(
            links.origin(),
            authorization,
            request.requestId(),
            request.clientRequestId(),
            request.traceParent());
    return new BatchRun(batch, call, channel, answers).run().thenApply(BatchResource::answer);
  }

  private static Response answer(BatchJson batch) {
    List<String> tokens =
        batch.responses().stream()
            .map(step -> step.headers().get(SYNC_TOKEN))
            .filter(Objects::nonNull)
            .toList();
    Response.ResponseBuilder answer = Response.ok(batch);
    SyncTokens.highest(tokens).ifPresent(token -> answer.header(SYNC_TOKEN, token));
    return answer.build();
  }
}
