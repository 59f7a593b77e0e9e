package dev.tenantsync.office365.sdk;

import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.models.AssignedLicense;
import com.microsoft.graph.models.PasswordProfile;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.UserCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.assignlicense.AssignLicensePostRequestBody;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What scripts build with the SDK again and again. */
final class SdkPeople {

  private SdkPeople() {}

  /** A user to create, who lives in Portugal and whose display name begins with this. */
  static User newcomer(String displayName) {
    User user = new User();
    String name = "sdk" + UUID.randomUUID().toString().replace("-", "");
    user.setAccountEnabled(true);
    user.setDisplayName(displayName);
    user.setMailNickname(name);
    user.setUserPrincipalName(name + "@contoso.onmicrosoft.com");
    user.setUsageLocation("PT");
    PasswordProfile password = new PasswordProfile();
    password.setPassword("Str0ng-enough");
    user.setPasswordProfile(password);
    return user;
  }

  /** A new user's id. */
  static String somebody(GraphServiceClient graph) {
    return graph.users().post(newcomer("Somebody")).getId();
  }

  /** All users of a list that begins with this page. */
  static List<User> all(GraphServiceClient graph, UserCollectionResponse firstPage)
      throws Exception {
    List<User> users = new ArrayList<>();
    new PageIterator.Builder<User, UserCollectionResponse>()
        .client(graph)
        .collectionPage(firstPage)
        .collectionPageFactory(UserCollectionResponse::createFromDiscriminatorValue)
        .processPageItemCallback(users::add)
        .build()
        .iterate();
    return users;
  }

  static AssignLicensePostRequestBody giving(String skuId, String... disabledPlans) {
    AssignedLicense license = new AssignedLicense();
    license.setSkuId(UUID.fromString(skuId));
    license.setDisabledPlans(List.of(disabledPlans).stream().map(UUID::fromString).toList());
    return licenses(List.of(license), List.of());
  }

  static AssignLicensePostRequestBody taking(String skuId) {
    return licenses(List.of(), List.of(UUID.fromString(skuId)));
  }

  private static AssignLicensePostRequestBody licenses(
      List<AssignedLicense> add, List<UUID> remove) {
    AssignLicensePostRequestBody body = new AssignLicensePostRequestBody();
    body.setAddLicenses(add);
    body.setRemoveLicenses(remove);
    return body;
  }

  /** A reference as Graph's documentation writes them, whatever the base URL. */
  static ReferenceCreate reference(String id) {
    ReferenceCreate reference = new ReferenceCreate();
    reference.setOdataId("https://graph.microsoft.com/v1.0/directoryObjects/" + id);
    return reference;
  }
}
