package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.SignalFault;
import concordat.web.desk.SignalDesk;
import concordat.web.desk.SignalDesk.Sent;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Route;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a transmitter is answered, as RFC 8935 has it.
final class SignalsApiTest {

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, Sent> outcomes = Map.of(
            "good", new Sent.Taken(),
            "bad", new Sent.Refused(new SignalFault("invalid_key", "none of the keys signed it")),
            "early", new Sent.Busy());

    private final Front front = new Front(
            Year.lived(),
            Year.NOW,
            Map.of(
                    "signals",
                    Front.desk(
                            SignalDesk.class,
                            (self, method, given) -> List.of("stream-1", "t0").equals(List.of(given[0], given[1]))
                                    ? outcomes.getOrDefault(String.valueOf(given[2]), new Sent.Stranger())
                                    : new Sent.Stranger())));

    private Answer send(Map<String, String> headers, String event) throws IOException, InterruptedException {
        Path upload = Files.writeString(folder.resolve("upload"), event + "\n");
        Route route = Api.routes(front.desks()).stream()
                .filter(r -> r.template().equals("/api/v1/signals/{stream}"))
                .findFirst()
                .orElseThrow();
        return Front.documented(
                route,
                route.handler()
                        .handle(new Asked(
                                "POST",
                                "/api/v1/signals/stream-1",
                                Map.of("stream", "stream-1"),
                                Map.of(),
                                new HashMap<>(headers),
                                Optional.empty(),
                                Optional.empty(),
                                Buffer.buffer(),
                                Optional.of(upload),
                                "127.0.0.1")));
    }

    private static Map<String, String> with(String token) {
        return Map.of("content-type", "application/secevent+jwt", "authorization", "Bearer " + token);
    }

    @Test
    void anEventThatIsTaken_isAcceptedWithoutAWord() throws IOException, InterruptedException {
        Answer answer = send(with("t0"), "good");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(Front.text(answer)).isEmpty();
    }

    @Test
    void anEventThatIsNotTaken_isAnsweredWithItsCode() throws IOException, InterruptedException {
        Answer answer = send(with("t0"), "bad");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Front.text(answer)).contains("\"err\":\"invalid_key\"").contains("\"description\":");
        assertThat(send(Map.of("content-type", "application/json"), "good").status())
                .isEqualTo(400);
        assertThat(send(with("t0"), "early").status()).isEqualTo(503);
    }

    @Test
    void whoeverHasNotTheToken_isAStranger() throws IOException, InterruptedException {
        Answer answer = send(with("t1"), "good");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(Front.text(answer)).contains("authentication_failed");
        assertThat(send(Map.of("content-type", "application/secevent+jwt"), "good")
                        .status())
                .isEqualTo(401);
    }
}
