package dev.tenantsync.office365.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One batch while it runs: a step after the other, so that no two are in each other's way. */
final class BatchRun {

  /** Once answers hold so many characters, no further step begins. */
  private static final long ENOUGH = 8L << 20;

  private final Batch batch;
  private final BatchCall call;
  private final StepChannel channel;
  private final StepAnswers answers;
  private final Map<String, StepAnswerJson> done = new LinkedHashMap<>();
  private long size;

  BatchRun(Batch batch, BatchCall call, StepChannel channel, StepAnswers answers) {
    this.batch = batch;
    this.call = call;
    this.channel = channel;
    this.answers = answers;
  }

  /** Runs all steps; the answers come in the order in which the client wrote the steps. */
  CompletionStage<BatchJson> run() {
    CompletionStage<Void> soFar = CompletableFuture.completedFuture(null);
    for (Step step : batch.inOrder()) {
      soFar = soFar.thenCompose(before -> answer(step)).thenAccept(answer -> note(step, answer));
    }
    return soFar.thenApply(all -> new BatchJson(inOrderWritten()));
  }

  private CompletionStage<StepAnswerJson> answer(Step step) {
    if (step.dependsOn().stream().map(done::get).anyMatch(BatchRun::isFailure)) {
      return CompletableFuture.completedFuture(answers.failedDependency(step, call));
    }
    if (size > ENOUGH) {
      return CompletableFuture.completedFuture(answers.tooMuch(step, call));
    }
    return CompletableFuture.completedStage(step)
        .thenCompose(one -> channel.send(one, call))
        .handle((received, fault) -> answers.of(step, call, received, fault));
  }

  private void note(Step step, StepAnswerJson answer) {
    done.put(step.id(), answer);
    size += answer.body() == null ? 0 : answer.body().length();
  }

  private List<StepAnswerJson> inOrderWritten() {
    return batch.steps().stream().map(step -> Objects.requireNonNull(done.get(step.id()))).toList();
  }

  private static boolean isFailure(StepAnswerJson answer) {
    return answer.isFailure();
  }
}
