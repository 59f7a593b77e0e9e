package dev.tenantsync.office365.batch;

import org.jspecify.annotations.Nullable;

/**
 * What the steps of a batch take over from its own request.
 *
 * @param origin {@code scheme://host[:port]} that the client used: links in answers begin with it
 * @param authorization the header whose token each step is judged by
 * @param requestId the batch's own id, for refusals that no step's route gave
 * @param traceParent as W3C writes it, if the client sent one
 */
record BatchCall(
    String origin,
    String authorization,
    String requestId,
    String clientRequestId,
    @Nullable String traceParent) {}
