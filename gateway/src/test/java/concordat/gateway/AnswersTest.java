package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.gateway.wire.Message;
import concordat.gateway.wire.RecordingService;
import concordat.gateway.wire.WireCase;
import concordat.gateway.wire.WireClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That no answer of a service, however malformed, is read by a client as two, as another's, or as whole when cut.
final class AnswersTest {

    /// One connection to the service at most, so that whatever is left over on it meets the next request.
    private static Limits limits() {
        return new TestLimits()
                .answer(Duration.ofSeconds(5))
                .upstreamConnections(1)
                .limits();
    }

    @Test
    void aClient_hearsWholeAnswersOrNone_eachToItsOwnRequest(@TempDir Path folder) throws Exception {
        List<WireCase> cases = WireCase.of("http1", "answers");
        assertThat(cases).hasSizeGreaterThan(50);
        try (RecordingService service = new RecordingService();
                World world = new World(folder, limits(), 1, OptionalInt.of(service.port()))) {
            world.open();
            WireClient client = new WireClient(TestTls.context(world.certificates, world.first), world.gateway.port());
            SoftAssertions softly = new SoftAssertions();
            for (WireCase each : cases) {
                service.answer("/" + each.id() + "/x", new RecordingService.Given(each.bytes(), each.ends()));
                String asked = get(each, "x", "") + get(each, "probe", "Connection: close\r\n");
                assertOwn(softly, each, client.exchange(asked, false, at -> "GET"));
                WireClient.Heard other =
                        client.exchange(get(each, "other", "Connection: close\r\n"), false, at -> "GET");
                softly.assertThat(other.answers().stream().map(Message::body))
                        .as("somebody else's, after %s", each)
                        .containsExactly("GET /" + each.id() + "/other service.test ");
            }
            softly.assertAll();
            World.eventually(() -> world.gateway.status().streams() == 0);
            World.eventually(() -> world.gateway.status().connections() == 0);
        }
    }

    private static String get(WireCase each, String name, String header) {
        return "GET /" + each.id() + "/" + name + " HTTP/1.1\r\nHost: service.test\r\n" + header + "\r\n";
    }

    private static void assertOwn(SoftAssertions softly, WireCase each, WireClient.Heard heard) {
        WireCase.Wanted want = each.wanted().getFirst();
        boolean mayBreakOff = want.status().endsWith("|none");
        List<Message> answers = heard.answers().stream()
                .filter(answer -> answer.status() >= 200)
                .toList();
        softly.assertThat(heard.end())
                .as("%s: %s", each, heard)
                .isIn(mayBreakOff ? List.of("closed", "cut") : List.of("closed"));
        if (answers.isEmpty()) {
            softly.assertThat(mayBreakOff).as("%s: %s", each, heard).isTrue();
            return;
        }
        Message first = answers.getFirst();
        softly.assertThat(want.takes(first.status())).as("%s: %s", each, heard).isTrue();
        if (first.status() == 200) {
            softly.assertThat(first.body()).as("%s", each).isEqualTo(want.body());
        }
        softly.assertThat(heard.toString()).as("%s", each).doesNotContainIgnoringCase("evil");
        softly.assertThat(answers.stream().skip(1).map(Message::body))
                .as("the next request after %s: %s", each, heard)
                .containsExactly("GET /" + each.id() + "/probe service.test ");
    }
}
