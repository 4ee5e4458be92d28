package concordat.demo.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What a sample service was sent.
///
/// @param headers by lower-case name
record Received(String service, String title, String method, String path, Map<String, String> headers) {

    /// @param bytes length of the request's body
    String json(long bytes) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("service", service);
        page.put("title", title);
        page.put("method", method);
        page.put("path", path);
        page.put("bytes", bytes);
        page.put("received", headers);
        return JsonMapper.shared().writeValueAsString(page) + "\n";
    }

    /// @param bytes length of the request's body
    String html(long bytes) {
        String rows = headers.entrySet().stream()
                .map(h -> "<tr><th scope=\"row\">" + escaped(h.getKey()) + "</th><td>" + escaped(h.getValue())
                        + "</td></tr>\n")
                .collect(Collectors.joining());
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
                <body><h1>%1$s</h1>
                <p>%2$s %3$s, %4$d bytes. This sample service received:</p>
                <table>
                %5$s</table></body></html>
                """.formatted(escaped(title), escaped(method), escaped(path), bytes, rows);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
