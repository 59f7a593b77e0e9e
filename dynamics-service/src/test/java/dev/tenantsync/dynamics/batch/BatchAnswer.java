package dev.tenantsync.dynamics.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer taken apart as clients of Dataverse do it: the first line is the delimiter, whatever
 * lies between the first and the last brace is JSON.
 */
record BatchAnswer(int status, Map<String, List<String>> headers, String text, List<Part> parts) {

  private static final Pattern STATUS =
      Pattern.compile("^HTTP/1\\.1 (\\d{3}) ([\\w ]+)\\r?$", Pattern.MULTILINE);

  /** One request's answer; {@code set} numbers the change set that it stands in, from 1; else 0. */
  record Part(int set, int status, String text) {

    String header(String name) {
      Matcher line = Pattern.compile("^" + name + ": (.*?)\\r?$", Pattern.MULTILINE).matcher(text);
      return line.find() ? line.group(1) : "";
    }

    JsonPath json() {
      return JsonPath.from(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1));
    }

    String code() {
      return json().getString("error.code");
    }

    String message() {
      return json().getString("error.message");
    }
  }

  static BatchAnswer of(int status, Map<String, List<String>> headers, String text) {
    List<Part> parts = new ArrayList<>();
    if (text.startsWith("--batchresponse_")) {
      int sets = 0;
      for (String piece : pieces(text)) {
        if (piece.contains("--changesetresponse_")) {
          sets++;
          String inner = piece.strip().replaceFirst("^.*\\r?\\n", "").strip();
          assertThat(inner).startsWith("--changesetresponse_");
          for (String one : pieces(inner)) {
            parts.add(part(sets, one));
          }
        } else {
          parts.add(part(0, piece));
        }
      }
    }
    return new BatchAnswer(status, headers, text, parts);
  }

  Part part(int index) {
    assertThat(parts).as(text).hasSizeGreaterThan(index);
    return parts.get(index);
  }

  List<Integer> statuses() {
    return parts.stream().map(Part::status).toList();
  }

  /** Of a refusal of the whole. */
  String message() {
    return JsonPath.from(text).getString("error.message");
  }

  private static List<String> pieces(String text) {
    String delimiter = text.split("\\r?\\n", 2)[0];
    List<String> pieces = Arrays.asList(text.split(Pattern.quote(delimiter), -1));
    assertThat(pieces.get(0)).isEmpty();
    assertThat(pieces.get(pieces.size() - 1).strip()).isEqualTo("--");
    return pieces.subList(1, pieces.size() - 1);
  }

  private static Part part(int set, String text) {
    Matcher status = STATUS.matcher(text);
    assertThat(status.find()).as(text).isTrue();
    return new Part(set, Integer.parseInt(status.group(1)), text);
  }
}
