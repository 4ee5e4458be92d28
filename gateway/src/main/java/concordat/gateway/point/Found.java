package concordat.gateway.point;

import java.util.List;

/// A part of what a search finds.
///
/// @param next where the next part begins; -1 when this is the last
public record Found(List<Item> items, int next) {

    public Found {
        items = List.copyOf(items);
    }

    /// @param id of the route, the method, or the fingerprint of the caller's certificate
    /// @param name what else it is known by: the caller's own id, the route's host and path; empty for a method
    public record Item(String id, String name) {}
}
