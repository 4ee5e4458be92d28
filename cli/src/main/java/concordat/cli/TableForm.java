package concordat.cli;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/// A table and its mapping as a form with files (RFC 7578).
final class TableForm {

    /// Long enough that no table holds it by chance.
    private static final String BOUNDARY = "concordat-7f1d0f1b0f4e4c6e9a3d5b2c8e6a4d10";

    String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    BodyPublisher of(byte[] mapping, BodyPublisher table) {
        return BodyPublishers.concat(
                text(head("mapping", "application/json")),
                BodyPublishers.ofByteArray(mapping),
                text("\r\n" + head("table", "application/octet-stream")),
                table,
                text("\r\n--" + BOUNDARY + "--\r\n"));
    }

    private static String head(String name, String type) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n";
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }
}
