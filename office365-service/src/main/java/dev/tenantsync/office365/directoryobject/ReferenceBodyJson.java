package dev.tenantsync.office365.directoryobject;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a request that adds a reference to an object. */
public record ReferenceBodyJson(@JsonProperty("@odata.id") @Nullable String address) {

  /**
   * The id of the object that the body names.
   *
   * @throws dev.tenantsync.office365.error.GraphException if it names none
   */
  public static UUID id(@Nullable ReferenceBodyJson body) {
    return ObjectReference.id("@odata.id", body == null ? null : body.address());
  }
}
