package dev.tenantsync.dynamics.securityrole;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Rows as the log keeps them. */
final class Json {

  private Json() {}

  /** An object that begins with its id. */
  static ObjectNode of(String key, UUID id) {
    return JsonNodeFactory.instance.objectNode().put(key, id.toString());
  }
}
