package concordat.intake.tls;

import concordat.intake.report.Numbers;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlRecords;
import concordat.intake.xml.XmlTaker;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the XML that SSLyze wrote up to version 2. A finding is a fact about a server that [Check] calls wrong.
public final class SslyzeXml implements ReportFormat {

    static final String TOOL = "sslyze";

    @Override
    public String name() {
        return "sslyze-xml";
    }

    @Override
    public String title() {
        return "SSLyze report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml
                && xml.root().equals("document")
                && (xml.attributes().getOrDefault("title", "").startsWith("SSLyze")
                        || xml.attributes().containsKey("SSLyzeVersion"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("SSLyze", sink);
        return XmlRecords.read(bytes, true, name(), tally, new Targets(tally));
    }

    private static final class Targets implements XmlTaker {
        private final ReportTally tally;
        private final Servers servers;

        Targets(ReportTally tally) {
            this.tally = tally;
            this.servers = new Servers(tally, TOOL);
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "document", "document/results" -> Take.INTO;
                case "document/results/target" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public boolean wants(String name) {
            return !name.equals("asPEM");
        }

        @Override
        public void into(String path, Map<String, String> attributes) {
            if (path.equals("document")) {
                tally.tool("SSLyze " + attributes.getOrDefault("SSLyzeVersion", ""));
            }
        }

        @Override
        public void whole(String path, XmlElement target) {
            Server server = new Server();
            for (XmlElement part : target.children()) {
                if (!part.attribute("isProtocolSupported").isEmpty()) {
                    protocol(part, server);
                } else if (part.name().equals("certinfo")) {
                    certificates(part, server);
                } else {
                    part.children().forEach(fact -> fact(fact, server));
                }
            }
            servers.server(
                    target.attribute("host"),
                    target.attribute("ip"),
                    Numbers.whole(target.attribute("port")).orElse(0),
                    server);
        }

        private static void fact(XmlElement fact, Server server) {
            switch (fact.name()) {
                case "openSslHeartbleed" -> says(server, Check.HEARTBLEED, fact, "isVulnerable", "True");
                case "openSslCcsInjection" -> says(server, Check.CCS_INJECTION, fact, "isVulnerable", "True");
                case "compressionMethod" -> says(server, Check.COMPRESSION, fact, "isSupported", "True");
                case "tlsFallbackScsv" -> says(server, Check.NO_FALLBACK_SIGNAL, fact, "isSupported", "False");
                case "sessionRenegotiation" -> {
                    says(server, Check.INSECURE_RENEGOTIATION, fact, "isSecure", "False");
                    says(server, Check.CLIENT_RENEGOTIATION, fact, "canBeClientInitiated", "True");
                }
                case "robotAttack" -> {
                    String result = fact.attribute("resultEnum");
                    if (!result.isEmpty()) {
                        server.says(Check.ROBOT, result.startsWith("VULNERABLE"), result);
                    }
                }
                default -> {}
            }
        }

        private static void says(Server server, Check check, XmlElement fact, String attribute, String wrong) {
            if (!fact.attribute(attribute).isEmpty()) {
                server.says(check, fact.attribute(attribute).equals(wrong), "");
            }
        }

        private static void protocol(XmlElement protocol, Server server) {
            server.protocol(
                    protocol.name(), protocol.attribute("isProtocolSupported").equals("True"));
            List<XmlElement> taken = protocol.child("acceptedCipherSuites")
                    .map(suites -> suites.all("cipherSuite"))
                    .orElse(List.of());
            for (XmlElement suite : taken) {
                Optional<XmlElement> exchange = suite.child("keyExchange");
                boolean finite =
                        exchange.map(e -> e.attribute("Type").equals("DH")).orElse(false);
                String group = exchange.map(e -> e.attribute("GroupSize")).orElse("");
                server.cipher(
                        protocol.name(),
                        suite.attribute("name"),
                        suite.attribute("anonymous").equals("True") ? "anonymous" : "",
                        finite ? Numbers.whole(group).orElse(0) : 0);
            }
        }

        private static void certificates(XmlElement info, Server server) {
            for (XmlElement chain : info.anywhere("receivedCertificateChain")) {
                List<XmlElement> all = chain.all("certificate");
                for (int at = 0; at < all.size(); at++) {
                    XmlElement certificate = all.get(at);
                    boolean root = certificate.text("subject").equals(certificate.text("issuer"));
                    if (root && at > 0) {
                        continue; // nobody checks how a root is signed
                    }
                    server.says(Check.CERTIFICATE_SELF_SIGNED, root, certificate.text("subject"));
                    XmlElement key = certificate.child("publicKey").orElse(certificate);
                    server.certificate(
                            certificate.text("signatureAlgorithm"),
                            key.attribute("algorithm"),
                            Numbers.whole(key.attribute("size")).orElse(0));
                }
            }
            info.anywhere("hostnameValidation")
                    .forEach(name ->
                            says(server, Check.CERTIFICATE_NAME, name, "certificateMatchesServerHostname", "False"));
            List<XmlElement> stores = info.anywhere("pathValidation");
            if (!stores.isEmpty()) {
                boolean trusted = stores.stream()
                        .anyMatch(s -> s.attribute("validationResult").equals("ok"));
                server.says(
                        Check.CERTIFICATE_UNTRUSTED, !trusted, stores.getFirst().attribute("validationResult"));
            }
        }

        @Override
        public void out(String path) {
            if (path.equals("document")) {
                servers.over();
            }
        }
    }
}
