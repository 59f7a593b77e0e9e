package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One object of a file.
 *
 * @param number of the line, from 1
 */
record Line(int number, ObjectNode body) {

  static final String TYPE = "@odata.type";
  static final String USER = "#microsoft.graph.user";

  /** The kind of object; a user where the line does not say it. */
  String type() {
    return body.path(TYPE).asText(USER);
  }
}
