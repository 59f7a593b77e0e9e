package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.Filter;
import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.Filter.Path;
import dev.tenantsync.odata.Operator;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The spans of time that Dataverse's query functions are named after. */
final class Spans {

  private static final Pattern RELATIVE =
      Pattern.compile("(Last|Next|OlderThan)X(Minutes|Hours|Days|Weeks|Months|Years)");
  private static final Pattern NAMED = Pattern.compile("(Last|This|Next)(Week|Month|Year)");
  private static final Pattern DAY = Pattern.compile("(On|NotOn|OnOrAfter|OnOrBefore)");
  private static final int MOST_UNITS = 10_000;
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "Minutes", ChronoUnit.MINUTES,
          "Hours", ChronoUnit.HOURS,
          "Days", ChronoUnit.DAYS,
          "Weeks", ChronoUnit.WEEKS,
          "Months", ChronoUnit.MONTHS,
          "Years", ChronoUnit.YEARS);

  private Spans() {}

  /**
   * A span of time.
   *
   * @param from inclusive; null: since ever
   * @param to exclusive; null: for ever
   * @param outside what lies outside is meant
   */
  record Span(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to, boolean outside) {

    Filter condition(Path property) {
      List<Filter> parts = new ArrayList<>();
      if (from != null) {
        parts.add(QueryFunctions.compare(property, Operator.GE, literal(from)));
      }
      if (to != null) {
        parts.add(QueryFunctions.compare(property, Operator.LT, literal(to)));
      }
      Filter inside = parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
      return outside ? new Filter.Not(inside) : inside;
    }

    private static Literal literal(OffsetDateTime moment) {
      return new Literal(Literal.Kind.TIMESTAMP, moment.toInstant().toString());
    }
  }

  /** Whether a function of this name needs a value. */
  static boolean wants(String function) {
    return RELATIVE.matcher(function).matches() || DAY.matcher(function).matches();
  }

  /** Empty for a name that is none, and for a value that it does not take. */
  static Optional<Span> of(String function, Optional<String> value, Instant now) {
    OffsetDateTime moment = now.atOffset(ZoneOffset.UTC);
    Matcher relative = RELATIVE.matcher(function);
    if (relative.matches()) {
      return value
          .flatMap(Spans::number)
          .map(count -> relative(relative.group(1), count, unit(relative.group(2)), moment));
    }
    if (DAY.matcher(function).matches()) {
      return value.flatMap(Spans::date).map(day -> onDay(function, day));
    }
    return named(function, moment.toLocalDate());
  }

  private static Span relative(String which, int count, ChronoUnit unit, OffsetDateTime now) {
    return switch (which) {
      case "Last" -> new Span(now.minus(count, unit), now, false);
      case "Next" -> new Span(now, now.plus(count, unit), false);
      default -> new Span(null, now.minus(count, unit), false);
    };
  }

  private static Span onDay(String function, LocalDate day) {
    return switch (function) {
      case "OnOrAfter" -> new Span(start(day), null, false);
      case "OnOrBefore" -> new Span(null, start(day.plusDays(1)), false);
      default -> span(day, day.plusDays(1), function.equals("NotOn"));
    };
  }

  private static Optional<Span> named(String function, LocalDate today) {
    Matcher named = NAMED.matcher(function);
    if (named.matches()) {
      ChronoUnit unit = unit(named.group(2) + "s");
      int away = List.of("Last", "This", "Next").indexOf(named.group(1)) - 1;
      LocalDate from = first(today, unit).plus(away, unit);
      return Optional.of(span(from, from.plus(1, unit), false));
    }
    return Optional.ofNullable(
        switch (function) {
          case "Yesterday" -> span(today.minusDays(1), today, false);
          case "Today" -> span(today, today.plusDays(1), false);
          case "Tomorrow" -> span(today.plusDays(1), today.plusDays(2), false);
          case "Last7Days" -> span(today.minusDays(7), today.plusDays(1), false);
          case "Next7Days" -> span(today, today.plusDays(8), false);
          default -> null;
        });
  }

  private static LocalDate first(LocalDate today, ChronoUnit unit) {
    return switch (unit) {
      case WEEKS -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
      case MONTHS -> today.withDayOfMonth(1);
      default -> today.withDayOfYear(1);
    };
  }

  private static Span span(LocalDate from, LocalDate to, boolean outside) {
    return new Span(start(from), start(to), outside);
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  private static ChronoUnit unit(String name) {
    ChronoUnit unit = UNITS.get(name);
    if (unit == null) {
      throw new IllegalArgumentException("no unit: " + name);
    }
    return unit;
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[1-9][0-9]{0,4}")
        ? Optional.of(Integer.valueOf(text)).filter(count -> count <= MOST_UNITS)
        : Optional.empty();
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*")
          ? Optional.of(LocalDate.parse(text.substring(0, 10)))
          : Optional.empty();
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
