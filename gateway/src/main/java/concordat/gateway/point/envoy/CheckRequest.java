package concordat.gateway.point.envoy;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// What is read of `envoy.service.auth.v3.CheckRequest`.
///
/// ```
///   CheckRequest      attributes 1
///   AttributeContext  source 1, request 4
///   Peer              certificate 5 (PEM with per cents)
///   Request           http 2
///   HttpRequest       method 2, headers 3 (map), path 4 (with the query), host 5
///   map entry         key 1, value 2
/// ```
///
/// A field that stands twice counts as it last stood, as the format has it; a header that does is read as none.
///
/// @param headers those that a decision may look at, names in small letters
public record CheckRequest(String method, String host, String path, String certificate, Map<String, String> headers) {

    public static final int LONGEST = 1 << 18;
    private static final int MOST_HEADERS = 200;

    public CheckRequest {
        headers = Map.copyOf(headers);
    }

    /// @throws MalformedMessageException when these bytes are no such message
    public static CheckRequest read(byte[] bytes) throws MalformedMessageException {
        if (bytes.length > LONGEST) {
            throw new MalformedMessageException("a question of " + bytes.length + " bytes");
        }
        Draft draft = new Draft();
        ProtoReader request = new ProtoReader(ByteBuffer.wrap(bytes));
        for (int field = request.field(); field != 0; field = request.field()) {
            if (field == 1) {
                draft.attributes(request.message());
            } else {
                request.skip();
            }
        }
        return new CheckRequest(draft.method, draft.host, draft.path, draft.certificate, draft.headers);
    }

    /// One that is being read.
    private static final class Draft {
        private String method = "";
        private String host = "";
        private String path = "";
        private String certificate = "";
        private final Map<String, String> headers = new HashMap<>();

        private void attributes(ProtoReader in) throws MalformedMessageException {
            for (int field = in.field(); field != 0; field = in.field()) {
                switch (field) {
                    case 1 -> source(in.message());
                    case 4 -> request(in.message());
                    default -> in.skip();
                }
            }
        }

        private void source(ProtoReader in) throws MalformedMessageException {
            for (int field = in.field(); field != 0; field = in.field()) {
                if (field == 5) {
                    certificate = in.text();
                } else {
                    in.skip();
                }
            }
        }

        private void request(ProtoReader in) throws MalformedMessageException {
            for (int field = in.field(); field != 0; field = in.field()) {
                if (field == 2) {
                    http(in.message());
                } else {
                    in.skip();
                }
            }
        }

        private void http(ProtoReader in) throws MalformedMessageException {
            for (int field = in.field(); field != 0; field = in.field()) {
                switch (field) {
                    case 2 -> method = in.text();
                    case 3 -> header(in.message());
                    case 4 -> path = in.text();
                    case 5 -> host = in.text();
                    default -> in.skip();
                }
            }
        }

        private void header(ProtoReader in) throws MalformedMessageException {
            String name = "";
            String value = "";
            for (int field = in.field(); field != 0; field = in.field()) {
                switch (field) {
                    case 1 -> name = in.text();
                    case 2 -> value = in.text();
                    default -> in.skip();
                }
            }
            if (headers.size() >= MOST_HEADERS) {
                throw new MalformedMessageException("more than " + MOST_HEADERS + " headers");
            }
            boolean twice = headers.containsKey(name);
            headers.put(name, twice ? "" : value);
        }
    }
}
