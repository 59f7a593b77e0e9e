package dev.tenantsync.office365.identity;

/** A refusal of the token endpoint on its way to the client. */
final class SignInException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Aadsts reason;
  private final String text;

  SignInException(Aadsts reason, String text) {
    super(text, null, false, false);
    this.reason = reason;
    this.text = text;
  }

  Aadsts reason() {
    return reason;
  }

  String text() {
    return text;
  }
}
