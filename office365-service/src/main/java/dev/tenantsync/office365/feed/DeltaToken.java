package dev.tenantsync.office365.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a delta link carries, in compact binary form. It holds no secret; the signature around it
 * keeps others from writing one.
 *
 * @param issued in whole seconds
 */
record DeltaToken(Change.Resource resource, Tracking tracking, Stage stage, Instant issued) {

  private static final byte FOLLOWING = 0;
  private static final byte ENUMERATING = 1;

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(resource.name());
      out.writeLong(issued.getEpochSecond());
      write(out, stage);
      out.writeShort(tracking.properties().size());
      for (String property : tracking.properties()) {
        out.writeUTF(property);
      }
      out.writeShort(tracking.ids().size());
      for (UUID id : tracking.ids()) {
        write(out, id);
      }
    } catch (IOException e) {
      throw new IllegalStateException("a token could not be written to memory", e);
    }
    return bytes.toByteArray();
  }

  /** The token of these bytes, or empty when they are none. */
  static Optional<DeltaToken> decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Change.Resource resource = Change.Resource.valueOf(in.readUTF());
      Instant issued = Instant.ofEpochSecond(in.readLong());
      Stage stage = readStage(in);
      List<String> properties = new ArrayList<>();
      for (int left = in.readShort(); left > 0; left--) {
        properties.add(in.readUTF());
      }
      List<UUID> ids = new ArrayList<>();
      for (int left = in.readShort(); left > 0; left--) {
        ids.add(readUuid(in));
      }
      return in.available() == 0
          ? Optional.of(new DeltaToken(resource, new Tracking(properties, ids), stage, issued))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void write(DataOutputStream out, Stage stage) throws IOException {
    LogPosition position = stage.position();
    write(out, position.epoch());
    out.writeLong(position.xact());
    out.writeLong(position.seq());
    write(out, position.nonce());
    if (stage instanceof Stage.Enumerating enumerating) {
      out.writeByte(ENUMERATING);
      out.writeLong(enumerating.fence());
      write(out, enumerating.after().id());
      write(out, enumerating.after().related());
    } else {
      out.writeByte(FOLLOWING);
    }
  }

  private static Stage readStage(DataInputStream in) throws IOException {
    LogPosition position =
        new LogPosition(readUuid(in), in.readLong(), in.readLong(), readUuid(in));
    byte kind = in.readByte();
    if (kind == ENUMERATING) {
      long fence = in.readLong();
      return new Stage.Enumerating(position, fence, new Stage.Key(readUuid(in), readUuid(in)));
    }
    if (kind != FOLLOWING) {
      throw new IllegalArgumentException("no such stage");
    }
    return new Stage.Following(position);
  }

  private static void write(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static UUID readUuid(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }
}
