package dev.tenantsync.dynamics.account;

import dev.tenantsync.dynamics.odata.EditableSet;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.PropertyRequest;
import dev.tenantsync.dynamics.odata.RowWrites;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.Path;

/** {@code accounts}: everybody sees and edits as far as their privileges reach. */
@Path(Links.API + "accounts")
public class AccountResource extends EditableSet {

  AccountResource(
      ODataRequest request, PropertyRequest properties, RowWrites writes, Accounts accounts) {
    super(request, properties, writes, accounts);
  }
}
