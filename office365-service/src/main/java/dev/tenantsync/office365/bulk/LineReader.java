package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes steps of a chunk's lines: one for each run of lines of the same kind. */
@ApplicationScoped
class LineReader {

  private final Sections sections;
  private final ObjectMapper json;

  LineReader(Sections sections, ObjectMapper json) {
    this.sections = sections;
    this.json = json;
  }

  /** What is to be done, in this order, inside the chunk's transaction. */
  List<Runnable> steps(Chunk chunk, Verdicts verdicts) {
    List<Runnable> steps = new ArrayList<>();
    List<Line> run = new ArrayList<>();
    for (int i = 0; i < chunk.size(); i++) {
      int number = chunk.numbers().get(i);
      byte[] text = chunk.lines().get(i);
      verdicts
          .judge(number, () -> checked(new Line(number, parsed(text)), verdicts))
          .ifPresent(
              line -> {
                if (!run.isEmpty() && !run.get(0).type().equals(line.type())) {
                  steps.add(step(run, verdicts));
                  run.clear();
                }
                run.add(line);
              });
    }
    if (!run.isEmpty()) {
      steps.add(step(run, verdicts));
    }
    return steps;
  }

  private Line checked(Line line, Verdicts verdicts) {
    sections.of(line, verdicts.job().restores());
    return line;
  }

  private Runnable step(List<Line> run, Verdicts verdicts) {
    Section section = sections.of(run.get(0), verdicts.job().restores());
    return section.read(List.copyOf(run), verdicts);
  }

  private ObjectNode parsed(byte[] text) {
    try {
      JsonNode node = json.readTree(text);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw GraphException.badRequest("The line is not a JSON object.");
    } catch (JsonProcessingException malformed) {
      int column = malformed.getLocation() == null ? 1 : malformed.getLocation().getColumnNr();
      throw GraphException.badRequest(
          "The line is not a JSON object, as column " + column + " shows.");
    } catch (IOException undecodable) {
      throw GraphException.badRequest("The line is not in UTF-8.");
    }
  }
}
