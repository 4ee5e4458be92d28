package concordat.gateway.point;

/// What an enforcement point says of the certificate that its caller has shown it, and proved to hold the key of.
///
/// Only the fingerprint says who it is: a fingerprint that the snapshot knows is that of a certificate which the
/// network's authority issued, so the signature on it need not be checked again.
///
/// @param fingerprint lower-case hex SHA-256; empty when none was shown, or none that could be read
/// @param from microseconds since 1970 UTC, before which it is not valid yet
/// @param until microseconds since 1970 UTC, from when on it is valid no longer
public record Presented(String fingerprint, long from, long until) {

    public static final Presented NOTHING = new Presented("", Long.MAX_VALUE, Long.MIN_VALUE);

    public Presented {
        if (!fingerprint.matches("([0-9a-f]{64})?")) {
            throw new IllegalArgumentException("fingerprint " + fingerprint);
        }
    }

    /// @return a certificate of which nothing but the fingerprint is known; that it is in date is for whoever asks
    public static Presented known(String fingerprint) {
        return new Presented(fingerprint, Long.MIN_VALUE, Long.MAX_VALUE);
    }
}
