package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.batch.Answer.StepAnswer;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes answers as {@code multipart/mixed}, in the form that clients of Dataverse take apart by
 * hand: it begins with the boundary, and what stands before an answer is not one line more.
 */
final class AnswerWriter {

  private static final String END = "\r\n";

  private final StringBuilder text = new StringBuilder();
  private final String boundary;
  private final Supplier<UUID> ids;

  AnswerWriter(Supplier<UUID> ids) {
    this.ids = ids;
    this.boundary = "batchresponse_" + ids.get();
  }

  /** The content type of what is written. */
  String contentType() {
    return "multipart/mixed; boundary=" + boundary;
  }

  /** All answers, in octets. */
  String write(List<Answer> answers) {
    for (Answer answer : answers) {
      line("--" + boundary);
      if (answer.changeSet()) {
        changeSet(answer);
      } else {
        answer.steps().forEach(this::step);
      }
    }
    line("--" + boundary + "--");
    return text.toString();
  }

  private void changeSet(Answer answer) {
    String inner = "changesetresponse_" + ids.get();
    line("Content-Type: multipart/mixed; boundary=" + inner);
    line("");
    for (StepAnswer step : answer.steps()) {
      line("--" + inner);
      step(step);
    }
    line("--" + inner + "--");
  }

  private void step(StepAnswer answer) {
    Received received = answer.received();
    line("Content-Type: application/http");
    line("Content-Transfer-Encoding: binary");
    if (answer.contentId() != null) {
      line("Content-ID: " + answer.contentId());
    }
    line("");
    HttpResponseStatus status = HttpResponseStatus.valueOf(received.status());
    line("HTTP/1.1 " + status.code() + " " + status.reasonPhrase());
    StepHeaders.shown(received.headers())
        .forEach(header -> line(header.getKey() + ": " + header.getValue()));
    line("");
    line(received.body());
  }

  private void line(String octets) {
    text.append(octets).append(END);
  }
}
