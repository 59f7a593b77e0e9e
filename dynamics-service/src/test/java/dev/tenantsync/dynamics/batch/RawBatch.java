package dev.tenantsync.dynamics.batch;

import java.util.ArrayList;
import java.util.List;

/** A batch as text, in the shape in which clients of Dataverse write one. */
final class RawBatch {

  static final String BOUNDARY = "dwa_batch_fc539a96-57db-42a4-aa88-05c69cff9174";

  private final List<String> parts = new ArrayList<>();

  static RawBatch batch() {
    return new RawBatch();
  }

  RawBatch get(String url, String... headers) {
    return request("GET", url, "", headers);
  }

  RawBatch request(String method, String url, String body, String... headers) {
    return part(written("", method, url, body, headers));
  }

  RawBatch changeSet(RawChangeSet set) {
    return part(set.text());
  }

  RawBatch part(String text) {
    parts.add(text);
    return this;
  }

  /** With line feeds only, as some clients send it. */
  String text() {
    StringBuilder text = new StringBuilder();
    parts.forEach(
        part -> text.append("--").append(BOUNDARY).append('\n').append(part).append('\n'));
    return text + "--" + BOUNDARY + "--\n";
  }

  /** The same with carriage returns. */
  String crlf() {
    return text().replace("\n", "\r\n");
  }

  static String written(String mime, String method, String url, String body, String... headers) {
    StringBuilder text =
        new StringBuilder(
            "Content-Type: application/http\nContent-Transfer-Encoding: binary\n" + mime + "\n");
    text.append(method).append(' ').append(url).append(" HTTP/1.1\n");
    text.append(method.equals("GET") ? "Accept: application/json\n" : "");
    text.append(body.isEmpty() ? "" : "Content-Type: application/json\n");
    for (String header : headers) {
      text.append(header).append('\n');
    }
    return text + "\n" + body;
  }

  /** A change set; its requests have Content-IDs from 100001 upward. */
  static final class RawChangeSet {

    private static final int BEFORE_FIRST = 100_000;

    private final String boundary;
    private final List<String> requests = new ArrayList<>();

    RawChangeSet(String boundary) {
      this.boundary = boundary;
    }

    static RawChangeSet set() {
      return new RawChangeSet("changeset_4f39cb0e-3617-4c5b-9218-19789ac5c92c");
    }

    RawChangeSet request(String method, String url, String body, String... headers) {
      return named(String.valueOf(BEFORE_FIRST + requests.size() + 1), method, url, body, headers);
    }

    RawChangeSet named(String id, String method, String url, String body, String... headers) {
      return part(RawBatch.written("Content-ID: " + id + "\n", method, url, body, headers));
    }

    RawChangeSet part(String text) {
      requests.add(text);
      return this;
    }

    private String text() {
      StringBuilder text =
          new StringBuilder("Content-Type: multipart/mixed;boundary=" + boundary + "\n\n");
      requests.forEach(
          request -> text.append("--").append(boundary).append('\n').append(request).append('\n'));
      return text + "--" + boundary + "--\n";
    }
  }
}
