package dev.tenantsync.dynamics.error;

/** A refusal on its way to the client, in Dataverse's shape. Thrown at the edge only. */
public final class DataverseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String text;

  /**
   * @param status HTTP status, 400 or above
   * @param code Dataverse's code, such as {@code 0x80040217}
   */
  public DataverseException(int status, String code, String text) {
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.text = text;
  }

  /** 400 with the generic payload code {@code 0x80048d19}; the text names the field. */
  public static DataverseException badPayload(String text) {
    return new DataverseException(400, "0x80048d19", text);
  }

  /** 404 {@code ObjectDoesNotExist}. */
  public static DataverseException notFound(String table, Object key) {
    return new DataverseException(
        404, "0x80040217", "Entity '" + table + "' With Id = " + key + " Does Not Exist");
  }

  /** 412 {@code ConcurrencyVersionMismatch}. */
  public static DataverseException versionMismatch() {
    return new DataverseException(
        412,
        "0x80060882",
        "The version of the existing record doesn't match the RowVersion property provided.");
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** The text for the client. */
  public String text() {
    return text;
  }
}
