package concordat.gateway.point.authzen;

/// An inquiry with one part left open.
///
/// @param asked whose id, for an action whose name, is left open
/// @param token empty, or what the page before gave as its next
/// @param limit most results that are wanted
public record SearchInquiry(Asked asked, Inquiry inquiry, String token, int limit) {

    /// What is searched for.
    public enum Asked {
        SUBJECT,
        RESOURCE,
        ACTION
    }
}
