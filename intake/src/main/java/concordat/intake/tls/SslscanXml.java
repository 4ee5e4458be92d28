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
import java.util.Locale;
import java.util.Map;

/// Reads sslscan's XML. A finding is a fact about a server that [Check] calls wrong.
public final class SslscanXml implements ReportFormat {

    private static final String TOOL = "sslscan";

    @Override
    public String name() {
        return "sslscan-xml";
    }

    @Override
    public String title() {
        return "sslscan report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml
                && xml.root().equals("document")
                && (xml.attributes().getOrDefault("title", "").startsWith("SSLScan")
                        || xml.inside().contains("ssltest"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("sslscan", sink);
        return XmlRecords.read(bytes, true, name(), tally, new Tests(tally));
    }

    private static final class Tests implements XmlTaker {
        private final ReportTally tally;
        private final Servers servers;

        Tests(ReportTally tally) {
            this.tally = tally;
            this.servers = new Servers(tally, TOOL);
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "document" -> Take.INTO;
                case "document/ssltest" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void into(String path, Map<String, String> attributes) {
            tally.tool("sslscan " + attributes.getOrDefault("version", ""));
        }

        @Override
        public void whole(String path, XmlElement test) {
            Server server = new Server();
            test.children().forEach(part -> part(part, server));
            test.anywhere("certificate").forEach(certificate -> certificate(certificate, server));
            int port = Numbers.whole(test.attribute("port")).orElse(0);
            servers.server(test.attribute("host"), "", port, server);
        }

        private static void part(XmlElement part, Server server) {
            switch (part.name()) {
                case "protocol" ->
                    server.protocol(part.attribute("type") + part.attribute("version"), yes(part, "enabled"));
                case "heartbleed" ->
                    server.says(Check.HEARTBLEED, yes(part, "vulnerable"), part.attribute("sslversion"));
                case "compression" -> server.says(Check.COMPRESSION, yes(part, "supported"), "");
                case "renegotiation" ->
                    server.says(Check.INSECURE_RENEGOTIATION, yes(part, "supported") && !yes(part, "secure"), "");
                case "fallback" -> server.says(Check.NO_FALLBACK_SIGNAL, !yes(part, "supported"), "");
                case "cipher" -> cipher(part, server);
                default -> {}
            }
        }

        /// Old versions list the suites that were refused too.
        private static void cipher(XmlElement cipher, Server server) {
            String status = cipher.attribute("status").toLowerCase(Locale.ROOT);
            boolean taken = status.equals("accepted") || status.equals("preferred");
            server.protocol(cipher.attribute("sslversion"), taken);
            if (taken) {
                server.cipher(
                        cipher.attribute("sslversion"),
                        cipher.attribute("cipher"),
                        cipher.attribute("strength").toLowerCase(Locale.ROOT),
                        Numbers.whole(cipher.attribute("dhebits")).orElse(0));
            }
        }

        private static void certificate(XmlElement certificate, Server server) {
            String subject = certificate.text("subject");
            server.says(Check.CERTIFICATE_EXPIRED, certificate.text("expired").equals("true"), subject);
            server.says(
                    Check.CERTIFICATE_SELF_SIGNED,
                    certificate.text("self-signed").equals("true"),
                    subject);
            XmlElement key = certificate.child("pk").orElse(certificate);
            server.certificate(
                    certificate.text("signature-algorithm"),
                    key.attribute("type"),
                    Numbers.whole(key.attribute("bits")).orElse(0));
        }

        private static boolean yes(XmlElement part, String attribute) {
            return part.attribute(attribute).equals("1");
        }

        @Override
        public void out(String path) {
            servers.over();
        }
    }
}
