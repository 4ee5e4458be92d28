package concordat.signals.authority;

/// What came of a request for a certificate.
public sealed interface Issue {

    /// @param chainPem the holder's certificate, then the authority's
    /// @param fingerprint of the holder's certificate
    record Issued(String chainPem, String fingerprint) implements Issue {}

    /// @param reason what is wrong with the request
    record Refused(String reason) implements Issue {}
}
