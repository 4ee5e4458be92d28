package concordat.ledger.certificate;

/// One thing in which a file is not what the network gave.
///
/// @param where the field or part, for example `until`
/// @param detail what was found and what should have been, in one sentence without a full stop
public record Difference(What what, String where, String detail) {

    /// What kind of thing differs.
    public enum What {
        /// It cannot be read as a certificate at all.
        FORM,
        /// It is of another network than asked for, or mixes two.
        NETWORK,
        /// It was signed with a key that is not trusted.
        KEY,
        /// The signature does not cover what stands there.
        SIGNATURE,
        /// A field does not say what the act says.
        FIELD,
        /// An act does not stand in the ledger where it is said to.
        PROOF,
        /// The printed page is not the one that was sealed.
        PAGE
    }
}
