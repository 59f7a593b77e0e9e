package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.odata.Prefer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one request of a batch, {@code application/http}. */
final class StepReader {

  private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");
  private static final Set<String> AS_IT_IS = Set.of("binary", "8bit", "7bit");
  private static final String CONTENT_ID = "content-id";

  private final BatchCall call;
  private final String at;
  private final boolean inChangeSet;

  /**
   * @param at the request's place, such as {@code part 2, request 1}
   */
  StepReader(BatchCall call, String at, boolean inChangeSet) {
    this.call = call;
    this.at = at;
    this.inChangeSet = inChangeSet;
  }

  /**
   * @throws DataverseException 400 naming the request and what is wrong with it
   */
  Step read(Message part) {
    refuseOtherForms(part);
    Lines lines = new Lines(part.content());
    String requestLine = lines.nextFilled();
    int first = requestLine.indexOf(' ');
    int last = requestLine.lastIndexOf(' ');
    if (first == last || !requestLine.substring(last + 1).matches("HTTP/\\d(\\.\\d)?")) {
      throw refusal(
          "'" + Malformed.shown(requestLine) + "' is not a request line, METHOD URL HTTP/1.1");
    }
    String method = method(requestLine.substring(0, first));
    String url = requestLine.substring(first, last).strip();
    String target = new StepTarget(call.origin(), at, inChangeSet).read(url);
    Message request = Message.read(lines.rest(), at);
    Map<String, String> headers = new HashMap<>(request.headers());
    String inner = headers.remove(CONTENT_ID);
    refuse(headers);
    return new Step(
        method,
        target,
        headers,
        body(method, request.content()),
        part.header(CONTENT_ID).orElse(inner));
  }

  private void refuseOtherForms(Message part) {
    String type = part.header("content-type").orElse("");
    String plain = type.split(";", 2)[0].strip();
    if (Multipart.is(type)) {
      throw refusal("a change set cannot hold another");
    }
    if (!plain.equalsIgnoreCase("application/http")) {
      throw refusal(
          "its content type has to be application/http, not '" + Malformed.shown(plain) + "'");
    }
    String encoding = part.header("content-transfer-encoding").orElse("binary");
    if (!AS_IT_IS.contains(encoding.toLowerCase(Locale.ROOT))) {
      throw refusal("the Content-Transfer-Encoding has to be binary");
    }
  }

  private String method(String method) {
    if (!METHODS.contains(method)) {
      throw refusal(
          "the method '"
              + Malformed.shown(method)
              + "' is none of GET, POST, PATCH, PUT and DELETE");
    }
    if (inChangeSet && method.equals("GET")) {
      throw refusal("a change set cannot hold a GET request");
    }
    return method;
  }

  /** What a step cannot have for itself, or what would stop the change set for good. */
  private void refuse(Map<String, String> headers) {
    String authorization = headers.get("authorization");
    if (authorization != null && !authorization.equals(call.authorization())) {
      throw refusal("a request cannot bring another Authorization than the batch's");
    }
    String host = headers.get("host");
    if (host != null && !new StepTarget(call.origin(), at, inChangeSet).isHere(host)) {
      throw refusal("the Host '" + Malformed.shown(host) + "' is not this one");
    }
    if (headers.containsKey("transfer-encoding")) {
      throw refusal("a request cannot have a Transfer-Encoding");
    }
    // A change set holds what the sync would need to get ahead: it would wait in vain.
    Prefer prefer = Prefer.parse(List.of(headers.getOrDefault("prefer", "")));
    if (inChangeSet && prefer.value("wait-for").isPresent()) {
      throw refusal("a request of a change set cannot prefer wait-for");
    }
  }

  private @Nullable String body(String method, String content) {
    if (content.isBlank()) {
      return null;
    }
    if (method.equals("GET")) {
      throw refusal("a GET request cannot have a body");
    }
    return content;
  }

  private DataverseException refusal(String fault) {
    return Malformed.at(at, fault);
  }
}
