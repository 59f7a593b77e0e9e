package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** What a page of a feed says of one object. */
interface Entry extends JsonSerializable {

  UUID id();

  /** Adds what caused it. */
  void note(List<CauseJson> causes);

  @Override
  default void serializeWithType(JsonGenerator out, SerializerProvider others, TypeSerializer type)
      throws IOException {
    serialize(out, others);
  }
}
