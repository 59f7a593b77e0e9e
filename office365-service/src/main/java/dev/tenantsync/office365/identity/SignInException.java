package dev.tenantsync.office365.identity;

/** A refusal of the token endpoint on its way to the client. */
public final class SignInException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Aadsts reason;
  private final String text;
  private final int retryAfter;

  SignInException(Aadsts reason, String text) {
    this(reason, text, 0);
  }

  private SignInException(Aadsts reason, String text, int retryAfter) {
    super(text, null, false, false);
    this.reason = reason;
    this.text = text;
    this.retryAfter = retryAfter;
  }

  /**
   * That a client asks for more than its share.
   *
   * @param retryAfter seconds
   */
  public static SignInException throttled(String text, int retryAfter) {
    return new SignInException(Aadsts.THROTTLED, text, retryAfter);
  }

  Aadsts reason() {
    return reason;
  }

  String text() {
    return text;
  }

  /** Seconds after which it may be tried again; 0 where that would change nothing. */
  int retryAfter() {
    return retryAfter;
  }
}
