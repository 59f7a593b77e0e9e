package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a Graph collection or of a delta round. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PageJson<T>(
    @Nullable List<@Nullable T> value,
    @JsonProperty("@odata.nextLink") @Nullable String nextLink,
    @JsonProperty("@odata.deltaLink") @Nullable String deltaLink) {

  /**
   * The page of a delta round; it carries exactly one of both links.
   *
   * @throws DirectoryException if it does not, or holds something that is no entry
   */
  static <T extends Caused, E> FeedPage<E> feedPage(
      PageJson<T> page, Function<T, E> entry, @Nullable String position) {
    if ((page.nextLink == null) == (page.deltaLink == null)) {
      throw new DirectoryException("A delta page needs exactly one of nextLink and deltaLink");
    }
    String link = Objects.requireNonNull(page.nextLink == null ? page.deltaLink : page.nextLink);
    return new FeedPage<>(
        page.rows().stream().map(entry).toList(),
        link,
        page.deltaLink != null,
        position,
        page.rows().stream().flatMap(Caused::causes).toList());
  }

  /**
   * @throws DirectoryException if there is no list, or a gap in it
   */
  List<T> rows() {
    if (value == null || value.contains(null)) {
      throw new DirectoryException("A page without a usable list of values");
    }
    return Entries.of(value);
  }
}
