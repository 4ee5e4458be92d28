package concordat.gateway.point;

/// What is asked for.
public sealed interface Target {

    /// A request, as the enforcement point would pass it on.
    ///
    /// @param host lower-case, without a port
    /// @param method upper-case
    /// @param path raw, as on the wire, without the query
    record Request(String host, String method, String path) implements Target {}

    /// A route by its id, whatever path of it.
    ///
    /// @param action a method in capitals, or the route's class of action in small letters
    record Route(String id, String action) implements Target {}
}
