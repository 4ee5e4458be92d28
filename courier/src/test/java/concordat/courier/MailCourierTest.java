package concordat.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailCourierTest {

    private static final Mail MAIL = new Mail(
            "m-1",
            "officer@example.org",
            "Réply due: VUL-01",
            "Someone owes a reply.\n\nBy Friday – as always.\n",
            Instant.parse("2026-06-01T09:00:00Z"));

    @TempDir
    static Path folder = Path.of("");

    private static Path certificate = Path.of("");

    /// A certificate for this machine; the server's own names no host.
    @BeforeAll
    static void makeCertificate() throws IOException, InterruptedException {
        Path store = folder.resolve("mail.p12");
        certificate = folder.resolve("mail.pem");
        keytool(
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storepass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-keystore",
                store.toString(),
                "-alias",
                "mail",
                "-file",
                certificate.toString(),
                "-storepass",
                "changeit");
        System.setProperty("greenmail.tls.keystore.file", store.toString());
        System.setProperty("greenmail.tls.keystore.password", "changeit");
        System.setProperty("greenmail.tls.key.password", "changeit");
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private static ServerSetup setup(String protocol) throws IOException {
        return new ServerSetup(freePort(), "127.0.0.1", protocol);
    }

    @Test
    void send_overTls_signedIn_arrivesAsItWasMeant_twiceAsTheSameMail() throws Exception {
        GreenMail server = new GreenMail(setup(ServerSetup.PROTOCOL_SMTPS));
        server.start();
        try {
            server.setUser("concordat@example.org", "concordat", "a-password");
            MailCourier courier = new MailCourier(new MailSettings(
                    "localhost",
                    server.getSmtps().getPort(),
                    MailSettings.Tls.IMPLICIT,
                    Optional.of(new MailSettings.Login("concordat", "a-password")),
                    "concordat@example.org",
                    Optional.of(certificate)));
            assertThat(courier.send(MAIL)).isEqualTo(new Outcome.Delivered());
            courier.send(MAIL);
            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(2);
            assertThat(received[0].getMessageID())
                    .isEqualTo("<m-1@example.org>")
                    .isEqualTo(received[1].getMessageID());
            assertThat(received[0].getSubject()).isEqualTo(MAIL.subject());
            assertThat(received[0].getContentType()).startsWith("text/plain");
            assertThat(((String) received[0].getContent()).replace("\r\n", "\n"))
                    .isEqualTo(MAIL.text().stripTrailing());
            assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        } finally {
            server.stop();
        }
    }

    @Test
    void send_toAServerThatIsNotTrusted_fails() throws Exception {
        GreenMail server = new GreenMail(setup(ServerSetup.PROTOCOL_SMTPS));
        server.start();
        try {
            MailCourier courier = new MailCourier(new MailSettings(
                    "localhost",
                    server.getSmtps().getPort(),
                    MailSettings.Tls.IMPLICIT,
                    Optional.empty(),
                    "concordat@example.org",
                    Optional.empty()));
            assertThat(courier.send(MAIL)).isInstanceOf(Outcome.Failed.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void send_toAServerWithoutStarttls_fails_andNothingGoesInTheClear() throws Exception {
        GreenMail server = new GreenMail(setup(ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            MailCourier courier = new MailCourier(new MailSettings(
                    "localhost",
                    server.getSmtp().getPort(),
                    MailSettings.Tls.STARTTLS,
                    Optional.empty(),
                    "concordat@example.org",
                    Optional.empty()));
            assertThat(courier.send(MAIL)).isInstanceOfSatisfying(Outcome.Failed.class, f -> assertThat(f.reason())
                    .contains("STARTTLS"));
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void send_toNobody_fails_withoutTheAddressInTheReason() throws IOException {
        MailCourier courier = new MailCourier(new MailSettings(
                "localhost",
                freePort(),
                MailSettings.Tls.NONE,
                Optional.empty(),
                "concordat@example.org",
                Optional.empty()));
        assertThat(courier.send(MAIL)).isInstanceOfSatisfying(Outcome.Failed.class, f -> assertThat(f.reason())
                .doesNotContain("officer@example.org"));
    }

    @Test
    void settings_refuseToSendInTheClear_elsewhereOrWithAPassword() {
        assertThatThrownBy(() -> new MailSettings(
                        "mail.example.org", 25, MailSettings.Tls.NONE, Optional.empty(), "a@b.c", Optional.empty()))
                .hasMessageContaining("in the clear");
        assertThatThrownBy(() -> new MailSettings(
                        "localhost",
                        25,
                        MailSettings.Tls.NONE,
                        Optional.of(new MailSettings.Login("u", "p")),
                        "a@b.c",
                        Optional.empty()))
                .hasMessageContaining("in the clear");
        assertThat(new MailSettings.Login("u", "secret").toString()).doesNotContain("secret");
    }
}
