package dev.tenantsync.office365.user;

import static dev.tenantsync.odata.Operator.ANY;
import static dev.tenantsync.odata.Operator.COUNT;
import static dev.tenantsync.odata.Operator.ENDSWITH;
import static dev.tenantsync.odata.Operator.EQ;
import static dev.tenantsync.odata.Operator.GE;
import static dev.tenantsync.odata.Operator.LE;
import static dev.tenantsync.odata.Operator.NE;
import static dev.tenantsync.odata.Operator.NOT;
import static dev.tenantsync.odata.Operator.SEARCH;
import static dev.tenantsync.odata.Operator.SORT;
import static dev.tenantsync.odata.Operator.STARTSWITH;

import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.PropertyTable;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What users can be filtered and sorted by, and with which operators, plainly or in an advanced
 * query only (Graph: advanced query capabilities on directory objects).
 */
@ApplicationScoped
class UserTable {

  private static final Admission EQUALITY = Admission.of(EQ).withAdvanced(NE, NOT);
  private static final Admission MOMENT = Admission.of(EQ, GE, LE).withAdvanced(NE, NOT, SORT);
  private static final Admission PREFIX =
      Admission.of(EQ, GE, LE, STARTSWITH).withAdvanced(NE, NOT);
  private static final Admission SEARCHED =
      Admission.of(EQ, GE, LE, STARTSWITH, SEARCH).withAdvanced(NE, NOT);
  private static final Admission SEARCHED_WHOLE =
      Admission.of(EQ, GE, LE, SEARCH).withAdvanced(NE, NOT);
  private static final Admission SORTED =
      Admission.of(EQ, GE, LE, STARTSWITH, SEARCH, SORT).withAdvanced(NE, NOT);
  private static final Admission SUFFIX =
      Admission.of(EQ, GE, LE, STARTSWITH, SEARCH).withAdvanced(NE, NOT, ENDSWITH);
  private static final Admission SORTED_SUFFIX =
      Admission.of(EQ, GE, LE, STARTSWITH, SEARCH, SORT).withAdvanced(NE, NOT, ENDSWITH);
  private static final Admission ADVANCED_ONLY =
      Admission.nothing().withAdvanced(EQ, NE, NOT, GE, LE, STARTSWITH);
  private static final Admission SET = Admission.of(ANY, EQ).withAdvanced(NE, NOT, COUNT);
  private static final Admission MAILS =
      Admission.of(ANY, EQ, STARTSWITH).withAdvanced(NE, NOT, COUNT, ENDSWITH);

  /** Names are searched by their words, as the index directory_user_searchable holds them. */
  private static final String WORDS = "searchable(u.display_name) @@ search_of(?)";

  /** The indexes hold the users that have any. */
  private static final String HOLDS = "%1$s <> '{}' and lowered(%1$s) @> array[lower(?)]";

  private final PropertyTable table;

  UserTable(@All List<UserFacet> facets) {
    PropertyTable.Builder builder = PropertyTable.builder().anyCase();
    columns(builder);
    facets.forEach(facet -> facet.describe(builder));
    this.table =
        builder
            .key("id")
            .required("displayName", "userPrincipalName", "createdDateTime")
            .words("displayName", WORDS)
            .build();
  }

  PropertyTable table() {
    return table;
  }

  private static void columns(PropertyTable.Builder builder) {
    for (UserProperty property : UserProperties.all()) {
      String name = property.name();
      String column = "u." + property.column();
      switch (property.type()) {
        case GUID -> builder.uuid(name, column, EQUALITY);
        case TIMESTAMP -> builder.timestamp(name, column, MOMENT);
        case TEXT_LIST ->
            builder
                .textSet(name, column, name.equals("businessPhones") ? SET : MAILS)
                .holds(name, HOLDS.formatted(column));
        case TEXT -> builder.text(name, column, admission(name));
        case BOOLEAN -> {
          builder.bool(name, property.isStored() ? column : "null::boolean", EQUALITY);
        }
      }
    }
  }

  private static Admission admission(String name) {
    return switch (name) {
      case "displayName" -> SORTED;
      case "userPrincipalName" -> SORTED_SUFFIX;
      case "mail" -> SUFFIX;
      case "jobTitle" -> SEARCHED_WHOLE;
      case "givenName", "surname", "mailNickname", "department", "employeeId" -> SEARCHED;
      case "companyName",
          "faxNumber",
          "mobilePhone",
          "officeLocation",
          "postalCode",
          "streetAddress",
          "preferredLanguage" ->
          ADVANCED_ONLY;
      case "passwordPolicies" -> Admission.nothing();
      default -> PREFIX;
    };
  }
}
