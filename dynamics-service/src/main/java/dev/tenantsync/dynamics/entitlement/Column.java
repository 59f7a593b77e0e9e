package dev.tenantsync.dynamics.entitlement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The systemuser columns and who owns them: the only place that says what may be written here. */
public enum Column {
  AZUREACTIVEDIRECTORYOBJECTID(Owner.DIRECTORY, DataverseCode.CANNOT_UPDATE_OBJECT_ID),
  DOMAINNAME(Owner.DIRECTORY),
  WINDOWSLIVEID(Owner.DIRECTORY),
  FIRSTNAME(Owner.DIRECTORY),
  LASTNAME(Owner.DIRECTORY),
  FULLNAME(Owner.DIRECTORY),
  INTERNALEMAILADDRESS(Owner.DIRECTORY),
  TITLE(Owner.DIRECTORY),
  JOBTITLE(Owner.DIRECTORY),
  ADDRESS1_TELEPHONE1(Owner.DIRECTORY),
  MOBILEPHONE(Owner.DIRECTORY),
  ADDRESS1_LINE1(Owner.DIRECTORY),
  ADDRESS1_CITY(Owner.DIRECTORY),
  ADDRESS1_STATEORPROVINCE(Owner.DIRECTORY),
  ADDRESS1_POSTALCODE(Owner.DIRECTORY),
  ADDRESS1_COUNTRY(Owner.DIRECTORY),
  ADDRESS1_COMPOSITE(Owner.DIRECTORY),
  ISLICENSED(Owner.DIRECTORY, DataverseCode.CANNOT_UPDATE_IS_LICENSED),
  ISSYNCWITHDIRECTORY(Owner.DIRECTORY, DataverseCode.CANNOT_UPDATE_IS_SYNC_WITH_DIRECTORY),
  AZURESTATE(Owner.DIRECTORY),
  AZUREDELETEDON(Owner.DIRECTORY),
  DISABLEDREASON(Owner.DIRECTORY),
  SETUPUSER(Owner.DIRECTORY),
  CALTYPE(Owner.DIRECTORY),

  /** Written through {@link LocalEdits#chooseMode}. */
  ACCESSMODE(Writing.DECIDED),
  /** Written through {@link LocalEdits#block} and {@link LocalEdits#unblock}. */
  ISDISABLED(Writing.DECIDED),

  /** Written as a binding; what follows is decided where units are changed. */
  BUSINESSUNITID(Writing.BOUND),
  /** Written as a binding; a manager is no fact about access. */
  PARENTSYSTEMUSERID(Writing.BOUND),

  MIDDLENAME(Writing.FREE),
  NICKNAME(Writing.FREE),
  SALUTATION(Writing.FREE),
  PERSONALEMAILADDRESS(Writing.FREE),
  HOMEPHONE(Writing.FREE),
  EMPLOYEEID(Writing.FREE),
  SKILLS(Writing.FREE),

  SYSTEMUSERID(Owner.SYSTEM),
  OWNERID(Owner.SYSTEM),
  ORGANIZATIONID(Owner.SYSTEM),
  DELETEDSTATE(Owner.SYSTEM),
  INVITESTATUSCODE(Owner.SYSTEM),
  SYSTEMMANAGEDUSERTYPE(Owner.SYSTEM),
  USERLICENSETYPE(Owner.SYSTEM),
  IDENTITYID(Owner.SYSTEM),
  ISINTEGRATIONUSER(Owner.SYSTEM),
  DEFAULTFILTERSPOPULATED(Owner.SYSTEM),
  APPLICATIONID(Owner.SYSTEM),
  APPLICATIONIDURI(Owner.SYSTEM),
  CREATEDON(Owner.SYSTEM),
  MODIFIEDON(Owner.SYSTEM),
  VERSIONNUMBER(Owner.SYSTEM);

  /** What becomes of a client's write. */
  public enum Writing {
    /** Stored as it comes. */
    FREE,
    /** Stored if {@link LocalEdits} allows it, and the user decided anew. */
    DECIDED,
    /** A reference to another row, stored if that row is there and no loop comes of it. */
    BOUND,
    /** Refused with {@link #refusal()}. */
    REFUSED
  }

  private static final Map<String, Column> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Column::logicalName, Function.identity()));

  private final Owner owner;
  private final Writing writing;
  private final DataverseCode refusal;

  Column(Owner owner) {
    this(owner, DataverseCode.CANNOT_UPDATE_READ_ONLY);
  }

  Column(Owner owner, DataverseCode refusal) {
    this.owner = owner;
    this.writing = Writing.REFUSED;
    this.refusal = refusal;
  }

  Column(Writing writing) {
    this.owner = Owner.DYNAMICS;
    this.writing = writing;
    this.refusal = DataverseCode.CANNOT_UPDATE_READ_ONLY;
  }

  /** Empty for a name that is no column of a system user; names are lower case. */
  public static Optional<Column> named(String logicalName) {
    return Optional.ofNullable(BY_NAME.get(logicalName));
  }

  public String logicalName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Owner owner() {
    return owner;
  }

  public Writing writing() {
    return writing;
  }

  /** The code a write is answered with; empty for a column that may be written. */
  public Optional<DataverseCode> refusal() {
    return writing == Writing.REFUSED ? Optional.of(refusal) : Optional.empty();
  }
}
