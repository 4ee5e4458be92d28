package concordat.gateway.wire;

import java.util.List;
import java.util.Locale;

/// One message of HTTP/1.1 as it stood on the wire.
///
/// @param start its first line
/// @param headers as `name: value`, names in lower case
/// @param body without its chunks' frames
public record Message(String start, List<String> headers, String body) {

    public Message {
        headers = List.copyOf(headers);
    }

    /// @return the values of a header, in their order
    List<String> all(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ": ";
        return headers.stream()
                .filter(header -> header.startsWith(prefix))
                .map(header -> header.substring(prefix.length()))
                .toList();
    }

    /// @return of a request, the method
    public String method() {
        return start.split(" ", -1)[0];
    }

    /// @return of a request, the target
    public String target() {
        return start.split(" ", -1)[1];
    }

    /// @return of an answer, the status
    public int status() {
        return Integer.parseInt(start.split(" ", -1)[1]);
    }

    /// @return of a request, all that two readers may not differ about
    public String reading() {
        return method() + " " + target() + " " + String.join("+", all("host")) + " " + body;
    }
}
