package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.batch.Answer.StepAnswer;
import dev.tenantsync.dynamics.error.DataverseException;
import java.util.ArrayList;
import java.util.List;

/** One batch while it runs: a part after the other, in the order in which they were sent. */
final class BatchRun {

  /** Once answers hold so many octets, no further part begins. */
  private static final long ENOUGH = 16L << 20;

  private final StepSender sender;
  private final ChangeSets changeSets;
  private final Refused refused;
  private final boolean continueOnError;
  private long size;

  /**
   * @param continueOnError whether what comes behind a failure is run all the same
   */
  BatchRun(StepSender sender, ChangeSets changeSets, Refused refused, boolean continueOnError) {
    this.sender = sender;
    this.changeSets = changeSets;
    this.refused = refused;
    this.continueOnError = continueOnError;
  }

  /** The answers up to the end, or to the first failure where that ends the batch. */
  List<Answer> run(List<Operation> operations) {
    List<Answer> answers = new ArrayList<>();
    for (Operation operation : operations) {
      Answer answer = size > ENOUGH ? tooMuch() : operation.fold(this::single, this::together);
      answers.add(answer);
      size += answer.size();
      if (answer.failed() && !continueOnError) {
        break;
      }
    }
    return answers;
  }

  private Answer single(Step step) {
    return Answer.single(StepAnswer.to(step, sender.send(step)));
  }

  private Answer together(Operation.ChangeSet set) {
    return changeSets.run(set, sender);
  }

  private Answer tooMuch() {
    DataverseException refusal =
        new DataverseException(
            413,
            "0x80048d19",
            "This part of the batch was not run: the answers before it are too large. Send it in"
                + " another batch.");
    return Answer.single(new StepAnswer(null, refused.as(refusal)));
  }
}
