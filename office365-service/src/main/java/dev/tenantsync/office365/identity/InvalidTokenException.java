package dev.tenantsync.office365.identity;

/** A bearer token that proves nothing; the message is Graph's (graph-directory A5). */
public final class InvalidTokenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String text;

  InvalidTokenException(String text) {
    super(text, null, false, false);
    this.text = text;
  }

  @Override
  public String getMessage() {
    return text;
  }
}
