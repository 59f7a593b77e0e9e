package dev.tenantsync.office365.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user's row. Deleted users keep theirs, with {@link #deletedDateTime} set, until purged. */
@Entity
@Table(name = "directory_user")
public class User {

  @Id public UUID id;

  @Column(name = "user_principal_name")
  public String userPrincipalName;

  @Column(name = "account_enabled")
  public boolean accountEnabled;

  @Column(name = "display_name")
  public String displayName;

  @Column(name = "given_name")
  public @Nullable String givenName;

  public @Nullable String surname;

  @Column(name = "job_title")
  public @Nullable String jobTitle;

  public @Nullable String mail;

  @Column(name = "mail_nickname")
  public String mailNickname;

  @Column(name = "mobile_phone")
  public @Nullable String mobilePhone;

  @Column(name = "business_phones")
  public List<String> businessPhones = List.of();

  @Column(name = "fax_number")
  public @Nullable String faxNumber;

  @Column(name = "office_location")
  public @Nullable String officeLocation;

  @Column(name = "preferred_language")
  public @Nullable String preferredLanguage;

  public @Nullable String department;

  @Column(name = "company_name")
  public @Nullable String companyName;

  @Column(name = "employee_id")
  public @Nullable String employeeId;

  @Column(name = "street_address")
  public @Nullable String streetAddress;

  public @Nullable String city;

  public @Nullable String state;

  @Column(name = "postal_code")
  public @Nullable String postalCode;

  public @Nullable String country;

  /** ISO 3166 alpha-2; licences need it. */
  @Column(name = "usage_location")
  public @Nullable String usageLocation;

  @Column(name = "user_type")
  public String userType = "Member";

  @Column(name = "other_mails")
  public List<String> otherMails = List.of();

  @Column(name = "proxy_addresses")
  public List<String> proxyAddresses = List.of();

  @Column(name = "password_policies")
  public @Nullable String passwordPolicies;

  @Column(name = "password_hash")
  public String passwordHash;

  @Column(name = "force_change_password")
  public boolean forceChangePassword;

  /** May lie in deleted items, and then shows nowhere. */
  @Column(name = "manager_id")
  public @Nullable UUID managerId;

  @Column(name = "created_date_time")
  public Instant createdDateTime;

  @Column(name = "deleted_date_time")
  public @Nullable Instant deletedDateTime;

  /** Whether the user lies in deleted items. */
  public boolean isDeleted() {
    return deletedDateTime != null;
  }
}
