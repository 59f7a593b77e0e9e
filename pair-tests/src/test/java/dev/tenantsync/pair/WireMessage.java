package dev.tenantsync.pair;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A message of Protocol Buffers without its schema: fields by number. */
record WireMessage(List<Field> fields) {

  /**
   * A field.
   *
   * @param bytes a character for each; they may be a text or another message
   */
  record Field(int number, long value, String bytes) {}

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  static WireMessage read(byte[] message) {
    List<Field> fields = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      fields.add(field((int) (tag >>> 3), (int) (tag & 7), in));
    }
    return new WireMessage(fields);
  }

  private static Field field(int number, int type, ByteBuffer in) {
    return switch (type) {
      case VARINT -> new Field(number, varint(in), "");
      case FIXED_64 -> new Field(number, in.getLong(), "");
      case FIXED_32 -> new Field(number, in.getInt(), "");
      case BYTES -> {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        yield new Field(number, 0, new String(bytes, ISO_8859_1));
      }
      default -> throw new IllegalArgumentException("no such type: " + type);
    };
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  Stream<WireMessage> messages(int number) {
    return bytes(number).map(WireMessage::read);
  }

  String text(int number) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    bytes(number).forEach(all::writeBytes);
    return all.toString(UTF_8);
  }

  String hex(int number) {
    return bytes(number).map(HexFormat.of()::formatHex).findFirst().orElse("");
  }

  long number(int number) {
    return of(number).mapToLong(Field::value).findFirst().orElse(0);
  }

  boolean has(int number) {
    return of(number).findAny().isPresent();
  }

  private Stream<byte[]> bytes(int number) {
    return of(number).map(field -> field.bytes().getBytes(ISO_8859_1));
  }

  private Stream<Field> of(int number) {
    return fields.stream().filter(field -> field.number() == number);
  }
}
