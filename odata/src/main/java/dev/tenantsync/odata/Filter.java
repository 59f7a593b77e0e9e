package dev.tenantsync.odata;

import java.util.List;
import java.util.Optional;

/**
 * The syntax tree of a {@code $filter} or {@code $search}. It knows no property and no type of a
 * property.
 */
public sealed interface Filter {

  <R> R accept(Visitor<R> visitor);

  /** Two or more parts; chains are flat, so that their length costs no stack. */
  record And(List<Filter> parts) implements Filter {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.and(this);
    }
  }

  /** Two or more parts; chains are flat, so that their length costs no stack. */
  record Or(List<Filter> parts) implements Filter {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.or(this);
    }
  }

  record Not(Filter inner) implements Filter {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /** The left side is a {@link Path} or a {@link Count}; the parser turns literals around. */
  record Comparison(Operand left, Operator operator, Operand right) implements Filter {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.comparison(this);
    }
  }

  /** At least one value. */
  record In(Path path, List<Literal> values) implements Filter {
    public In {
      values = List.copyOf(values);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.in(this);
    }
  }

  /** startsWith, endsWith or contains, or a clause of a search. */
  record Call(Operator function, Path path, String argument) implements Filter {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** Without a lambda: the collection is not empty. */
  record Any(Path collection, Optional<Lambda> lambda) implements Filter {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.any(this);
    }
  }

  record All(Path collection, Lambda lambda) implements Filter {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.all(this);
    }
  }

  /** {@code variable:condition}. */
  record Lambda(String variable, Filter condition) {}

  /** One side of a comparison. */
  sealed interface Operand permits Path, Count, Literal {}

  /** {@code a} or {@code a/b}; the first segment may be a lambda variable. */
  record Path(List<String> segments) implements Operand {
    public Path {
      segments = List.copyOf(segments);
    }

    public static Path of(String... segments) {
      return new Path(List.of(segments));
    }

    @Override
    public String toString() {
      return String.join("/", segments);
    }
  }

  /** {@code collection/$count}. */
  record Count(Path collection) implements Operand {}

  /** A value as written: strings without their quotes, UUIDs in lower case. */
  record Literal(Kind kind, String text) implements Operand {

    /** The type its spelling shows. */
    public enum Kind {
      STRING,
      UUID,
      BOOLEAN,
      INTEGER,
      DECIMAL,
      TIMESTAMP,
      NULL,
      /** In quotes that say nothing about its type: whatever the property is. */
      UNTYPED
    }
  }

  /** One method per kind of node. */
  interface Visitor<R> {
    R and(And and);

    R or(Or or);

    R not(Not not);

    R comparison(Comparison comparison);

    R in(In in);

    R call(Call call);

    R any(Any any);

    R all(All all);
  }
}
