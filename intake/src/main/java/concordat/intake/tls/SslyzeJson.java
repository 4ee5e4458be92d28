package concordat.intake.tls;

import concordat.intake.json.Json;
import concordat.intake.json.JsonRecords;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads SSLyze's JSON since version 3. A finding is a fact about a server that [Check] calls wrong.
public final class SslyzeJson implements ReportFormat {

    @Override
    public String name() {
        return "sslyze-json";
    }

    @Override
    public String title() {
        return "SSLyze report (JSON)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Json json
                && json.has("server_scan_results")
                && (json.has("sslyze_version")
                        || json.has("sslyze_url")
                        || json.has("server_scan_results[].scan_result", "server_scan_results[].server_location"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("SSLyze", sink);
        return JsonRecords.read(bytes, name(), tally, new Results(tally));
    }

    private static final class Results implements JsonTaker {
        private final ReportTally tally;
        private final Servers servers;

        Results(ReportTally tally) {
            this.tally = tally;
            this.servers = new Servers(tally, SslyzeXml.TOOL);
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "", "server_scan_results" -> Take.INTO;
                case "sslyze_version", "date_scans_started", "server_scan_results[]" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, JsonNode value) {
            switch (path) {
                case "sslyze_version" -> tally.tool("SSLyze " + Json.text(value));
                case "date_scans_started" -> tally.scannedAt(Instants.parse(Json.text(value)));
                default -> server(value);
            }
        }

        @Override
        public void out(String path) {
            if (path.isEmpty()) {
                servers.over();
            }
        }

        private void server(JsonNode result) {
            JsonNode commands =
                    result.has("scan_result") ? result.path("scan_result") : result.path("scan_commands_results");
            if (!commands.isObject()) {
                return; // it could not be reached
            }
            JsonNode location = result.has("server_location")
                    ? result.path("server_location")
                    : result.path("server_info").path("server_location");
            Server server = new Server();
            commands.properties().forEach(command -> {
                JsonNode told = command.getValue();
                command(command.getKey(), told.has("result") ? told.path("result") : told, server);
            });
            servers.server(
                    Json.text(location, "hostname"),
                    Json.text(location, "ip_address"),
                    Numbers.whole(Json.text(location, "port")).orElse(0),
                    server);
        }

        private static void command(String name, JsonNode told, Server server) {
            switch (name) {
                case "heartbleed" -> says(server, Check.HEARTBLEED, told, "is_vulnerable_to_heartbleed", "true");
                case "openssl_ccs_injection" ->
                    says(server, Check.CCS_INJECTION, told, "is_vulnerable_to_ccs_injection", "true");
                case "tls_compression" -> says(server, Check.COMPRESSION, told, "supports_compression", "true");
                case "tls_fallback_scsv" ->
                    says(server, Check.NO_FALLBACK_SIGNAL, told, "supports_fallback_scsv", "false");
                case "session_renegotiation" -> {
                    says(server, Check.INSECURE_RENEGOTIATION, told, "supports_secure_renegotiation", "false");
                    says(server, Check.CLIENT_RENEGOTIATION, told, "accepts_client_renegotiation", "true");
                    says(server, Check.CLIENT_RENEGOTIATION, told, "is_vulnerable_to_client_renegotiation_dos", "true");
                }
                case "robot" -> {
                    String result = Json.text(told, "robot_result");
                    if (!result.isEmpty()) {
                        server.says(Check.ROBOT, result.startsWith("VULNERABLE"), result);
                    }
                }
                case "certificate_info" ->
                    Json.list(told, "certificate_deployments").forEach(chain -> certificates(chain, server));
                default -> {
                    if (name.endsWith("_cipher_suites") && told.has("accepted_cipher_suites")) {
                        suites(name.replace("_cipher_suites", ""), told, server);
                    }
                }
            }
        }

        private static void says(Server server, Check check, JsonNode told, String key, String wrong) {
            String value = Json.text(told, key);
            if (!value.isEmpty()) {
                server.says(check, value.equals(wrong), "");
            }
        }

        private static void suites(String protocol, JsonNode told, Server server) {
            List<JsonNode> taken = Json.list(told, "accepted_cipher_suites");
            server.protocol(protocol, !taken.isEmpty());
            for (JsonNode suite : taken) {
                boolean finite = Json.text(suite, "ephemeral_key", "type_name").equals("DH");
                server.cipher(
                        protocol,
                        Json.text(suite, "cipher_suite", "name"),
                        Json.text(suite, "cipher_suite", "is_anonymous").equals("true") ? "anonymous" : "",
                        finite
                                ? Numbers.whole(Json.text(suite, "ephemeral_key", "size"))
                                        .orElse(0)
                                : 0);
            }
        }

        private static void certificates(JsonNode deployment, Server server) {
            says(server, Check.CERTIFICATE_NAME, deployment, "leaf_certificate_subject_matches_hostname", "false");
            List<JsonNode> chain = Json.list(deployment, "received_certificate_chain");
            for (int at = 0; at < chain.size(); at++) {
                JsonNode certificate = chain.get(at);
                String subject = Json.text(certificate, "subject", "rfc4514_string");
                boolean root = !subject.isEmpty() && subject.equals(Json.text(certificate, "issuer", "rfc4514_string"));
                if (root && at > 0) {
                    continue; // nobody checks how a root is signed
                }
                server.says(Check.CERTIFICATE_SELF_SIGNED, root, subject);
                JsonNode key =
                        certificate.has("public_key") ? certificate.path("public_key") : certificate.path("publicKey");
                String hash = Json.text(certificate, "signature_hash_algorithm", "name");
                server.certificate(
                        hash.isEmpty() ? Json.text(certificate, "signatureAlgorithm") : hash,
                        Json.text(key, "algorithm"),
                        Numbers.whole(Json.first(key, "key_size", "size")).orElse(0));
            }
            List<JsonNode> stores = Json.list(deployment, "path_validation_results");
            if (!stores.isEmpty()) {
                server.says(Check.CERTIFICATE_UNTRUSTED, stores.stream().noneMatch(Results::trusts), "");
            }
        }

        /// Version 3 says nothing but leaves the chain that it built.
        private static boolean trusts(JsonNode store) {
            String outright = Json.text(store, "was_validation_successful");
            return outright.isEmpty() ? store.path("verified_certificate_chain").isArray() : outright.equals("true");
        }
    }
}
