package dev.tenantsync.odata;

import java.util.List;
import java.util.Random;

/** Random and mutated texts of one kind, the same for the same seed. */
final class TextFuzz {
  private final Random random;
  private final List<String> pieces;
  private final List<String> sentences;

  /**
   * @param pieces what random texts are made of and mutations put in
   * @param sentences good texts to be mutated
   */
  TextFuzz(Random random, List<String> pieces, List<String> sentences) {
    this.random = random;
    this.pieces = pieces;
    this.sentences = sentences;
  }

  /** A text of up to twelve pieces. */
  String any() {
    StringBuilder text = new StringBuilder();
    for (int more = random.nextInt(12); more >= 0; more--) {
      text.append(piece());
    }
    return text.toString();
  }

  /** A sentence with up to three mistakes. */
  String mutated() {
    StringBuilder text = new StringBuilder(sentences.get(random.nextInt(sentences.size())));
    for (int mutations = random.nextInt(4); mutations > 0; mutations--) {
      mutate(text);
    }
    return text.toString();
  }

  private void mutate(StringBuilder text) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, piece());
      case 2 -> text.setCharAt(at, (char) random.nextInt(0x180));
      default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
    }
  }

  private String piece() {
    return pieces.get(random.nextInt(pieces.size()));
  }
}
