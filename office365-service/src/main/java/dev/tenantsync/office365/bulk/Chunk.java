package dev.tenantsync.office365.bulk;

import java.util.ArrayList;
import java.util.List;

/**
 * Some consecutive lines of a file, as they came in.
 *
 * @param numbers of the lines in the file
 */
record Chunk(List<Integer> numbers, List<byte[]> lines) {

  Chunk {
    numbers = List.copyOf(numbers);
    lines = List.copyOf(lines);
  }

  int size() {
    return lines.size();
  }

  /** The same lines in two chunks. */
  List<Chunk> halves() {
    int middle = size() / 2;
    List<Chunk> halves = new ArrayList<>();
    halves.add(new Chunk(numbers.subList(0, middle), lines.subList(0, middle)));
    halves.add(new Chunk(numbers.subList(middle, size()), lines.subList(middle, size())));
    return halves;
  }
}
