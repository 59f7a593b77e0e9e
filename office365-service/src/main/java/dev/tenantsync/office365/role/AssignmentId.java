package dev.tenantsync.office365.role;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id that Graph gives to the assignment of a role: both GUIDs in .NET's byte order, base64url,
 * and {@code -1} for the scope of the whole directory (graph-directory R7).
 *
 * @param principalId who holds the role
 */
record AssignmentId(UUID roleTemplateId, UUID principalId) {

  private static final String WHOLE_DIRECTORY = "-1";
  private static final int GUID_BYTES = 16;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}" + WHOLE_DIRECTORY);

  /** The id of this text; empty when it is none. */
  static Optional<AssignmentId> parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    String encoded = text.substring(0, text.length() - WHOLE_DIRECTORY.length());
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
    AssignmentId id = new AssignmentId(guid(bytes), guid(bytes));
    // The last character has two bits that no id uses.
    return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
  }

  @Override
  public String toString() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * GUID_BYTES);
    put(bytes, roleTemplateId);
    put(bytes, principalId);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()) + WHOLE_DIRECTORY;
  }

  /** The first three groups are little-endian, the rest is as it is written. */
  private static void put(ByteBuffer bytes, UUID guid) {
    long high = guid.getMostSignificantBits();
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
    bytes.order(ByteOrder.BIG_ENDIAN).putLong(guid.getLeastSignificantBits());
  }

  private static UUID guid(ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    long high = Integer.toUnsignedLong(bytes.getInt()) << 32;
    high |= Short.toUnsignedLong(bytes.getShort()) << 16;
    high |= Short.toUnsignedLong(bytes.getShort());
    return new UUID(high, bytes.order(ByteOrder.BIG_ENDIAN).getLong());
  }
}
