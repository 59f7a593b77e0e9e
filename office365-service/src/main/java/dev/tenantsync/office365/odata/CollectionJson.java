package dev.tenantsync.office365.odata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A page of a collection. The next link is absent on the last page: a null breaks the JavaScript
 * client.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CollectionJson<T>(
    @JsonProperty("@odata.context") String context,
    @JsonProperty("@odata.count") @Nullable Long count,
    @JsonProperty("@odata.nextLink") @Nullable String nextLink,
    List<T> value) {

  /** A collection that fits on one page. */
  public static <T> CollectionJson<T> whole(String context, List<T> value) {
    return new CollectionJson<>(context, null, null, value);
  }

  /**
   * One page of a list.
   *
   * @param link the address of the page with a token
   */
  public static <T> CollectionJson<T> page(
      String context, KeysetList.Page<?> page, UnaryOperator<String> link, List<T> value) {
    String next = page.next();
    return new CollectionJson<>(
        context, page.count(), next == null ? null : link.apply(next), value);
  }
}
