package concordat.findings.remedy;

import java.util.Locale;
import java.util.Optional;

/// What sort of work a fix is.
public enum RemedyKind {
    /// Newer software of the same kind is installed.
    PATCH,
    /// Software that its maker no longer mends gives way to other.
    REPLACE,
    /// A setting is changed.
    CONFIGURE,
    /// A certificate is renewed or issued anew.
    CERTIFICATE,
    /// A password or key is changed.
    CREDENTIAL,
    /// An application of one's own is mended.
    CODE,
    /// No report says what to do; somebody has to find out.
    INVESTIGATE;

    /// @return as people write it, for example `patch`
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RemedyKind> of(String word) {
        for (RemedyKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
