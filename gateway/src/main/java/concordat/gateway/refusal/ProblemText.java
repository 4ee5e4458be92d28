package concordat.gateway.refusal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A problem as JSON (RFC 9457) or as a page, whichever the client would rather have.
public final class ProblemText {

    public static final String JSON_TYPE = "application/problem+json";
    public static final String PAGE_TYPE = "text/html; charset=utf-8";
    static final String PAGE_POLICY =
            "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String STYLE = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;"
            + "padding:0 1rem;color:#0b0c0c;background:#fff}dt{font-weight:700}dd{margin:0 0 1rem}";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Messages messages;
    private final String policy;

    public ProblemText(Messages messages) {
        this.messages = messages;
        this.policy = PAGE_POLICY.formatted(base64Sha256(STYLE));
    }

    /// @return the content security policy that a page needs
    public String policy() {
        return policy;
    }

    public String asJson(Problem problem) {
        ObjectNode out = json.createObjectNode();
        out.put("type", "urn:concordat:reason:" + (problem.code() == 0 ? problem.name() : problem.code()));
        out.put("title", problem.title());
        out.put("status", problem.status());
        out.put("detail", problem.detail());
        if (!problem.decision().isEmpty()) {
            out.put("instance", "urn:concordat:decision:" + problem.decision());
        }
        out.put("code", problem.code());
        out.put("reason", problem.name());
        out.put("decision", problem.decision());
        out.put("epoch", problem.epoch());
        ArrayNode steps = out.putArray("whatToDo");
        problem.whatToDo().forEach(steps::add);
        problem.ask().ifPresent(ask -> out.put("ask", ask));
        if (!problem.changes().isEmpty()) {
            out.put("changes", problem.changes());
        }
        return json.writeValueAsString(out);
    }

    public String asPage(Problem problem) {
        StringBuilder page = new StringBuilder(2_048);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(escape(problem.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><main><h1>")
                .append(escape(problem.title()))
                .append("</h1><p>")
                .append(escape(problem.detail()))
                .append("</p>");
        if (!problem.whatToDo().isEmpty()) {
            page.append("<h2>").append(escape(messages.text("refusal.what"))).append("</h2><ul>");
            problem.whatToDo()
                    .forEach(s -> page.append("<li>").append(escape(s)).append("</li>"));
            page.append("</ul>");
        }
        page.append("<dl>");
        problem.ask().ifPresent(ask -> term(page, messages.text("refusal.ask"), ask));
        if (!problem.decision().isEmpty()) {
            String code = problem.code() == 0 ? "" : " · " + problem.code();
            term(page, messages.text("refusal.reference"), problem.decision() + code);
        }
        if (!problem.changes().isEmpty()) {
            term(page, messages.text("refusal.changes"), problem.changes());
        }
        page.append("</dl>");
        return page.append("</main></body></html>\n").toString();
    }

    private static void term(StringBuilder page, String name, String value) {
        page.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>");
    }

    private static String base64Sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// @param accept the header's value, or an empty text
    /// @return whether a page is asked for rather than JSON
    public static boolean prefersPage(String accept) {
        double page = 0;
        double other = 0;
        for (String range : accept.split(",")) {
            String[] parts = range.split(";");
            String type = parts[0].strip();
            double quality = 1;
            for (int i = 1; i < parts.length; i++) {
                String part = parts[i].strip();
                if (part.startsWith("q=") && part.substring(2).matches("[01](\\.[0-9]{0,3})?")) {
                    quality = Double.parseDouble(part.substring(2));
                }
            }
            if (type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml")) {
                page = Math.max(page, quality);
            } else if (type.equalsIgnoreCase("application/json") || type.equalsIgnoreCase(JSON_TYPE)) {
                other = Math.max(other, quality);
            }
        }
        return page > other;
    }
}
