package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.odata.AttributeType.Bool;
import dev.tenantsync.dynamics.odata.AttributeType.Choice;
import dev.tenantsync.dynamics.odata.AttributeType.Guid;
import dev.tenantsync.dynamics.odata.AttributeType.Lookup;
import dev.tenantsync.dynamics.odata.AttributeType.Moment;
import dev.tenantsync.dynamics.odata.AttributeType.Text;
import dev.tenantsync.dynamics.odata.AttributeType.Whole;
import java.util.Map;

/**
 * One column of an entity.
 *
 * @param name on the wire
 * @param sql expression that yields its value
 * @param required it is never null
 */
public record Attribute(String name, String sql, AttributeType type, boolean required) {

  public static Attribute text(String name, String sql, int width) {
    return new Attribute(name, sql, new Text(width), false);
  }

  public static Attribute guid(String name, String sql) {
    return new Attribute(name, sql, new Guid(), false);
  }

  public static Attribute bool(String name, String sql, String no, String yes) {
    return new Attribute(name, sql, new Bool(no, yes), true);
  }

  public static Attribute choice(String name, String sql, Map<Integer, String> labels) {
    return new Attribute(name, sql, new Choice(labels), true);
  }

  public static Attribute whole(String name, String sql) {
    return new Attribute(name, sql, new Whole(), true);
  }

  /** Cut to seconds, so that a filter by a value that was read finds its row. */
  public static Attribute moment(String name, String sql) {
    return new Attribute(name, "date_trunc('second', " + sql + ")", new Moment(), false);
  }

  public static Attribute lookup(String name, String sql, Lookup lookup) {
    return new Attribute(name, sql, lookup, false);
  }

  /** The same, never null. */
  public Attribute always() {
    return new Attribute(name, sql, type, true);
  }
}
