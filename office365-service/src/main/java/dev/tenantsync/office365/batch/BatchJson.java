package dev.tenantsync.office365.batch;

import java.util.List;

/** The answer to a batch: one answer to each step, in the order of the steps. */
record BatchJson(List<StepAnswerJson> responses) {

  BatchJson {
    responses = List.copyOf(responses);
  }
}
