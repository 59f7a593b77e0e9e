package dev.tenantsync.office365.bulk;

import static dev.tenantsync.office365.bulk.Imports.CSV;
import static dev.tenantsync.office365.bulk.Imports.assertDone;
import static dev.tenantsync.office365.bulk.Imports.failures;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.license.Stocked;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of the admin center's file over real HTTP. */
@QuarkusTest
class CsvImportTest {

  private static final String HEADER =
      "Username,First name,Last name,Display name,Job title,Department,Office number,Office phone,"
          + "Mobile phone,Fax,Alternate email address,Address,City,State or province,"
          + "ZIP or postal code,Country or region";

  private static final String ALL =
      "mailNickname,accountEnabled,givenName,surname,displayName,jobTitle,department,"
          + "officeLocation,businessPhones,mobilePhone,faxNumber,otherMails,streetAddress,city,"
          + "state,postalCode,country,usageLocation,assignedLicenses";

  private final Lines lines = new Lines();

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void everyColumnBecomesItsProperty(String end) {
    String sku = Stocked.product(2);
    String name = lines.name(1);
    String file =
        "\uFEFF"
            + HEADER
            + end
            + name
            + ",Chris,Green,\"Green, \"\"Chris\"\"\",IT Manager,Information Technology,123451,"
            + "123-555-1211,123-555-6641,123-555-6700,chris@contoso.example,\"1 Microsoft"
            + end
            + "way\",Redmond,Wa,98052,United States"
            + end;

    JsonPath job =
        Imports.run(CSV, "?usageLocation=US&accountEnabled=false&assignedLicenses=" + sku, file);

    assertDone(job, 1, 0);
    Response user = Graph.user(name, ALL);
    assertThat(user.<String>path("mailNickname")).isEqualTo(name.substring(0, name.indexOf('@')));
    assertThat(user.<Boolean>path("accountEnabled")).isFalse();
    assertThat(user.<String>path("givenName")).isEqualTo("Chris");
    assertThat(user.<String>path("surname")).isEqualTo("Green");
    assertThat(user.<String>path("displayName")).isEqualTo("Green, \"Chris\"");
    assertThat(user.<String>path("jobTitle")).isEqualTo("IT Manager");
    assertThat(user.<String>path("department")).isEqualTo("Information Technology");
    assertThat(user.<String>path("officeLocation")).isEqualTo("123451");
    assertThat(user.<List<String>>path("businessPhones")).containsExactly("123-555-1211");
    assertThat(user.<String>path("mobilePhone")).isEqualTo("123-555-6641");
    assertThat(user.<String>path("faxNumber")).isEqualTo("123-555-6700");
    assertThat(user.<List<String>>path("otherMails")).containsExactly("chris@contoso.example");
    assertThat(user.<String>path("streetAddress")).isEqualTo("1 Microsoft" + end + "way");
    assertThat(user.<String>path("city")).isEqualTo("Redmond");
    assertThat(user.<String>path("state")).isEqualTo("Wa");
    assertThat(user.<String>path("postalCode")).isEqualTo("98052");
    assertThat(user.<String>path("country")).isEqualTo("United States");
    assertThat(user.<String>path("usageLocation")).isEqualTo("US");
    assertThat(user.<List<String>>path("assignedLicenses.skuId")).containsExactly(sku);
  }

  @Test
  void olderHeadingsAndFewerColumnsDo() {
    String file = "User Name,First Name,Display Name\n" + lines.name(1) + ",Chris,Chris Green\n";

    assertDone(Imports.run(CSV, "", file), 1, 0);

    Response user = Graph.user(lines.name(1), "displayName,accountEnabled,usageLocation");
    assertThat(user.<String>path("displayName")).isEqualTo("Chris Green");
    assertThat(user.<Boolean>path("accountEnabled")).isTrue();
    assertThat(user.<String>path("usageLocation")).isNull();
  }

  @Test
  void badRecordsAreToldByTheLineTheyBeginIn() {
    String file =
        "Username,Display name,Job title\n"
            + (lines.name(1) + ",One,\"two\nlines\"\n")
            + ",Nameless,x\n"
            + (lines.name(5) + ",Five\n")
            + "not a name,Six,x\n"
            + (lines.name(7) + "," + "x".repeat(300) + ",x\n")
            + (lines.name(1) + ",Again,x\n");

    JsonPath job = Imports.run(CSV, "", file);

    assertThat(failures(job))
        .containsExactly(
            "4 userPrincipalName: A value is required for property 'userPrincipalName' of resource"
                + " 'User'.",
            "5 -: The line has 2 values, and there are 3 columns.",
            "6 userPrincipalName: Property userPrincipalName is invalid.",
            "7 displayName: Invalid value specified for property 'displayName' of resource 'User'.",
            "8 userPrincipalName: Another object with the same value for property"
                + " userPrincipalName already exists.");
    assertDone(job, 6, 5);
  }

  @Test
  void anUnknownColumnIsNamed() {
    assertRefused("Username,Display name,Shoe size\na,b,c\n", "Shoe size", "is none of the admin");
  }

  @Test
  void aColumnTwiceIsNamed() {
    assertRefused("Username,Display name,user name\na,b,c\n", "Username", "is there twice");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertRefused("Username,First name\na,b\n", "Display name", "is missing");
  }

  private static void assertRefused(String file, String column, String why) {
    Response answer = Imports.post(CSV, "", file);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<List<String>>path("error.details.target")).containsExactly(column);
    assertThat(answer.<String>path("error.message")).contains("'" + column + "' " + why);
  }

  @Test
  void aFileWithAHeaderOnlyIsEmpty() {
    Graph.assertRefused(Imports.post(CSV, "", HEADER + "\n"), 400, "The file has no lines.");
  }

  @Test
  void otherEncodingsAreRefused() {
    byte[] latin = "Username,Display name\nx,Ärztin\n".getBytes(StandardCharsets.ISO_8859_1);

    Response answer = Imports.post(CSV, "", latin);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.<String>path("error.message")).contains("not in UTF-8");
  }

  @Test
  void aQuoteLeftOpenIsRefusedWithItsLineAndLeavesNothing() {
    String file =
        "Username,Display name\n" + lines.name(1) + ",One\n" + lines.name(2) + ",\"Two\nthree\n";

    Response answer = Imports.post(CSV, "", file);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.<String>path("error.message")).contains("from line 3 on");
    assertThat(Graph.get("/v1.0/users/" + lines.name(1)).statusCode()).isEqualTo(404);
  }

  @Test
  void anUnknownLicenceFailsEveryLine() {
    String file = "Username,Display name\n" + lines.name(1) + ",One\n";
    String sku = "00000000-0000-0000-0000-000000000001";

    JsonPath job = Imports.run(CSV, "?usageLocation=US&assignedLicenses=" + sku, file);

    assertDone(job, 1, 1);
  }
}
