package dev.tenantsync.dynamics.account;

import dev.tenantsync.dynamics.caller.Caller;
import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.AttributeType.Lookup;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Guard;
import dev.tenantsync.dynamics.odata.Navigation;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.securityrole.BusinessUnitTable;
import dev.tenantsync.dynamics.systemuser.SystemUserTable;
import dev.tenantsync.odata.SqlCondition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Customers as clients see them. Names and widths: Dataverse, account entity reference. */
public final class AccountTable {

  /** What clients write. */
  static final List<Attribute> WRITABLE =
      List.of(
          Attribute.text("name", "a.name", 160).always(),
          Attribute.text("accountnumber", "a.accountnumber", 20),
          Attribute.text("telephone1", "a.telephone1", 50),
          Attribute.text("emailaddress1", "a.emailaddress1", 100),
          Attribute.text("websiteurl", "a.websiteurl", 200),
          Attribute.text("address1_city", "a.address1_city", 80),
          Attribute.text("description", "a.description", 2000));

  private static final String OWNER_COLUMN = "a.ownerid";
  private static final String UNIT_COLUMN = "a.owningbusinessunit";

  private static final Navigation UNIT =
      Navigation.lookup(
          "owningbusinessunit",
          () -> BusinessUnitTable.ENTITY,
          "select accountid as parent, owningbusinessunit as target from account");

  public static final Entity ENTITY =
      Entity.of(
              new Entity.Names("accounts", "account", "account a"),
              Stream.of(
                      List.of(Attribute.guid("accountid", "a.accountid")),
                      WRITABLE,
                      List.of(
                          user("ownerid"),
                          Attribute.lookup(
                              "_owningbusinessunit_value",
                              "a.owningbusinessunit",
                              new Lookup(
                                  "businessunit",
                                  "owningbusinessunit",
                                  "(select b.name from businessunit b"
                                      + " where b.businessunitid = a.owningbusinessunit)")),
                          user("createdby"),
                          user("createdonbehalfby"),
                          user("modifiedby"),
                          user("modifiedonbehalfby"),
                          Attribute.moment("createdon", "a.createdon").always(),
                          Attribute.moment("modifiedon", "a.modifiedon").always(),
                          Attribute.whole("versionnumber", "a.versionnumber")))
                  .flatMap(List::stream)
                  .toList(),
              Stream.concat(
                      Stream.of(
                              "ownerid",
                              "createdby",
                              "createdonbehalfby",
                              "modifiedby",
                              "modifiedonbehalfby")
                          .map(AccountTable::toUser),
                      Stream.of(UNIT))
                  .toList())
          .readBy(Guard.of(Privilege.READ_ACCOUNT, OWNER_COLUMN, UNIT_COLUMN));

  private AccountTable() {}

  static Set<String> writable() {
    return WRITABLE.stream().map(Attribute::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The accounts that a privilege reaches. */
  public static SqlCondition reach(Caller caller, Privilege privilege) {
    return caller.reach(privilege, OWNER_COLUMN, UNIT_COLUMN);
  }

  private static Navigation toUser(String column) {
    return Navigation.lookup(
        column,
        () -> SystemUserTable.ENTITY,
        "select accountid as parent, " + column + " as target from account");
  }

  private static Attribute user(String column) {
    return Attribute.lookup(
        "_" + column + "_value",
        "a." + column,
        new Lookup(
            "systemuser",
            column,
            "(select s.fullname from systemuser s where s.systemuserid = a." + column + ")"));
  }
}
