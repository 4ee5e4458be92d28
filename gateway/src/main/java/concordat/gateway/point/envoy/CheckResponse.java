package concordat.gateway.point.envoy;

import java.util.List;
import java.util.Map;

/// Writes `envoy.service.auth.v3.CheckResponse`.
///
/// ```
///   CheckResponse       status 1 (google.rpc.Status), denied_response 2, ok_response 3
///   Status              code 1 (0 permits)
///   DeniedHttpResponse  status 1 (code 1), headers 2, body 3
///   OkHttpResponse      headers 2, headers_to_remove 5
///   HeaderValueOption   header 1 (key 1, value 2), append 2
/// ```
///
/// `append` is said to be false each time: without it newer proxies would add our header to one that a caller sent
/// by the same name.
final class CheckResponse {

    private static final int PERMISSION_DENIED = 7;
    private static final int UNAUTHENTICATED = 16;

    private CheckResponse() {}

    /// @param headers for the service
    /// @param removed names of headers that the service must not see
    static byte[] ok(Map<String, String> headers, List<String> removed) {
        ProtoWriter ok = new ProtoWriter();
        headers.forEach((name, value) -> ok.message(2, header(name, value)));
        removed.forEach(name -> ok.text(5, name));
        return new ProtoWriter().message(1, new ProtoWriter()).message(3, ok).toBytes();
    }

    /// @param status of HTTP, 401 or 403
    /// @param headers for the caller
    static byte[] denied(int status, Map<String, String> headers, String body) {
        ProtoWriter denied = new ProtoWriter().message(1, new ProtoWriter().number(1, status));
        headers.forEach((name, value) -> denied.message(2, header(name, value)));
        denied.text(3, body);
        int code = status == 401 ? UNAUTHENTICATED : PERMISSION_DENIED;
        return new ProtoWriter()
                .message(1, new ProtoWriter().number(1, code))
                .message(2, denied)
                .toBytes();
    }

    private static ProtoWriter header(String name, String value) {
        return new ProtoWriter()
                .message(1, new ProtoWriter().text(1, name).text(2, value))
                .message(2, new ProtoWriter());
    }
}
