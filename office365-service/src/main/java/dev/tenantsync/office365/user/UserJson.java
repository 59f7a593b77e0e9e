package dev.tenantsync.office365.user;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A user on the wire, written without a tree in between.
 *
 * @param context of an answer that is this user alone, else null
 */
record UserJson(@Nullable String context, UserFields fields, UserRow row)
    implements JsonSerializable {

  @Override
  public void serialize(JsonGenerator out, SerializerProvider others) throws IOException {
    out.writeStartObject();
    if (context != null) {
      out.writeStringField("@odata.context", context);
    }
    fields.write(row, out, others);
    out.writeEndObject();
  }

  @Override
  public void serializeWithType(JsonGenerator out, SerializerProvider others, TypeSerializer type)
      throws IOException {
    serialize(out, others);
  }
}
