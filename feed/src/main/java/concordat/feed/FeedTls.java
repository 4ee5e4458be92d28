package concordat.feed;

/// The TLS identity of one end, as PEM text.
///
/// @param chainPem own certificate first
/// @param keyPem PKCS #8, unencrypted
/// @param trustPem the authorities whose certificates the other end may show
public record FeedTls(String chainPem, String keyPem, String trustPem) {

    /// Leaves the key out.
    @Override
    public String toString() {
        return "FeedTls[chainPem=" + chainPem.length() + " characters, keyPem=withheld]";
    }
}
