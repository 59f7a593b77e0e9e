package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.tenantsync.office365.user.UserFields;
import dev.tenantsync.office365.user.UserRow;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** A live user's entry, written straight from the row. */
final class UserEntry implements Entry {

  private final UserFields fields;
  private final UserRow row;
  private List<CauseJson> causes = List.of();

  UserEntry(UserFields fields, UserRow row) {
    this.fields = fields;
    this.row = row;
  }

  @Override
  public UUID id() {
    return row.id();
  }

  @Override
  public void note(List<CauseJson> causes) {
    this.causes = causes;
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider others) throws IOException {
    out.writeStartObject();
    fields.write(row, out, others);
    if (!causes.isEmpty()) {
      out.writeFieldName(CauseJson.ANNOTATION);
      others.defaultSerializeValue(causes, out);
    }
    out.writeEndObject();
  }
}
