package concordat.web.http;

import concordat.assurance.ids.PersonId;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One request as a handler sees it.
///
/// @param method upper-case
/// @param path decoded, without the query
/// @param parts what the route's `{names}` matched
/// @param query the first value of each query parameter
/// @param headers the first value of each header, names in lower case
/// @param person who asks, none when nobody signed in
/// @param session the session cookie's value, none for tokens
/// @param body what was sent; empty for an upload
/// @param upload where an upload was put; the handler takes it away or leaves it to be deleted
/// @param from the address that the connection came from
public record Asked(
        String method,
        String path,
        Map<String, String> parts,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<PersonId> person,
        Optional<String> session,
        Buffer body,
        Optional<Path> upload,
        String from) {

    /// @throws IllegalStateException when the route has no such part, which is a fault of the table
    public String part(String name) {
        String value = parts.get(name);
        if (value == null) {
            throw new IllegalStateException("route of " + path + " has no part " + name);
        }
        return value;
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(v -> !v.isEmpty());
    }

    /// @param name in lower case
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// @throws IllegalStateException when nobody signed in, which the table rules out
    public PersonId signedIn() {
        return person.orElseThrow(() -> new IllegalStateException("nobody signed in on " + path));
    }
}
