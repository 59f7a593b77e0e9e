package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** An entry that is put together piece by piece. */
record TreeEntry(ObjectNode tree) implements Entry {

  /** Entries of these objects, which each have an id. */
  static List<Entry> of(List<ObjectNode> trees) {
    return trees.stream().<Entry>map(TreeEntry::new).toList();
  }

  @Override
  public UUID id() {
    return UUID.fromString(tree.get("id").textValue());
  }

  @Override
  public void note(List<CauseJson> causes) {
    tree.putPOJO(CauseJson.ANNOTATION, causes);
  }

  @Override
  public void serialize(JsonGenerator out, SerializerProvider others) throws IOException {
    tree.serialize(out, others);
  }
}
