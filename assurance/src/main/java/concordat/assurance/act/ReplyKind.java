package concordat.assurance.act;

/// What a body replies to a notice.
public enum ReplyKind {
    CONTEST,
    PLAN,
    MORE_TIME
}
