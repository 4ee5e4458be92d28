package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.gateway.TestClient.Answer;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person with a browser whose body runs a real Keycloak.
@Tag("slow")
final class KeycloakTest {

    private static final Path KEYCLOAK = Path.of(System.getProperty("concordat.root"), "target", "peers", "keycloak");
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final int SECONDS = 240;
    private static final String PHRASE = "a long pass phrase";
    private static final String REALM = """
            {"realm": "staff", "enabled": true, "sslRequired": "none",
             "clients": [{"clientId": "concordat", "secret": "known to both", "publicClient": false,
               "redirectUris": ["https://service.test/.concordat/signed-in"],
               "attributes": {"pkce.code.challenge.method": "S256", "post.logout.redirect.uris": "https://service.test/"}}],
             "users": [{"username": "officer", "enabled": true, "email": "officer@body.test", "firstName": "An",
               "lastName": "Officer", "credentials": [{"type": "password", "value": "%s", "temporary": false}]}]}
            """.formatted(PHRASE);

    @TempDir
    Path folder = Path.of("");

    private final HttpClient browser =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

    @Test
    void aPerson_logsInAtKeycloak_andIsPermitted() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(KEYCLOAK), "keycloak is not installed");
        int port = PeerProgram.freePort();
        Path home = copy(folder.resolve("keycloak"));
        Files.createDirectories(home.resolve("data/import"));
        Files.writeString(home.resolve("data/import/staff-realm.json"), REALM);
        Path identity = Files.createDirectories(folder.resolve("network/identity"));
        Files.writeString(identity.resolve("keycloak.properties"), """
                issuer = http://127.0.0.1:%d/realms/staff
                bodies = body-env-1
                client = concordat
                secret-file = keycloak.secret
                fact.strong-login = acr:1
                """.formatted(port));
        Files.writeString(identity.resolve("keycloak.secret"), "known to both");
        try (PeerProgram keycloak = PeerProgram.start(
                        home,
                        port,
                        home.resolve("bin/kc.sh"),
                        SECONDS,
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port);
                World world = new World(folder.resolve("network"));
                TestClient client = world.client(world.first, HttpVersion.HTTP_2)) {
            assertThat(keycloak.port()).isEqualTo(port);
            world.open();
            Answer sent = sent(client);
            String back = logIn(sent.location());
            Answer opened = page(client, back.substring("https://service.test".length()), sent.cookies());
            assertThat(opened.status()).as(opened.body()).isEqualTo(302);
            assertThat(opened.location()).isEqualTo("https://service.test/strong");
            assertThat(page(client, "/strong", opened.cookies()).status()).isEqualTo(200);
            try (TestClient other = world.client(world.second, HttpVersion.HTTP_2)) {
                assertThat(page(other, "/strong", opened.cookies()).status()).isEqualTo(403);
            }
        }
    }

    /// It writes beside its programs.
    private static Path copy(Path to) throws IOException {
        Files.walkFileTree(KEYCLOAK, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(KEYCLOAK.relativize(one)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
                Files.copy(one, to.resolve(KEYCLOAK.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }

    private static Answer sent(TestClient client) throws Exception {
        Answer answer = page(client, "/strong", "");
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (answer.status() != 302 && System.nanoTime() < until) {
            Thread.sleep(200);
            answer = page(client, "/strong", "");
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return answer;
    }

    private static Answer page(TestClient client, String uri, String cookies) throws Exception {
        Map<String, String> accepts = Map.of("accept", "text/html");
        return client.get(uri, cookies.isEmpty() ? accepts : Map.of("accept", "text/html", "cookie", cookies));
    }

    /// As a person does: opens the page, fills the form in.
    ///
    /// @return where the browser is sent back to
    private String logIn(String location) throws Exception {
        HttpResponse<String> form = browser.send(
                HttpRequest.newBuilder(URI.create(location)).build(), HttpResponse.BodyHandlers.ofString());
        Matcher action = FORM.matcher(form.body());
        assertThat(action.find()).as("%s: %s", form.statusCode(), form.body()).isTrue();
        String filled = "username=officer&password=" + URLEncoder.encode(PHRASE, StandardCharsets.UTF_8);
        // Browsers send secure cookies to their own machine without TLS; Java's handler of cookies does not.
        String kept = form.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        HttpResponse<String> done = browser.send(
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("cookie", kept)
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(filled))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        return done.headers().firstValue("location").orElseThrow();
    }
}
