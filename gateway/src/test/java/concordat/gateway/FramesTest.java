package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.gateway.wire.FrameCase;
import concordat.gateway.wire.FrameClient;
import concordat.gateway.wire.RecordingService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP/2 frame by frame: what RFC 9113 calls an error ends the stream or the connection, reaches no service, and takes
/// nothing from anybody else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FramesTest {

    private RecordingService service;
    private World world;
    private FrameClient client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        service = new RecordingService();
        world = new World(folder, BoundariesTest.impatient(), 2, OptionalInt.of(service.port()));
        world.open();
        client = new FrameClient(TestTls.context(world.certificates, world.first), world.gateway.port());
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections", "streams", "fields", "floods"})
    void whatIsNoHttp2_endsAsTheStandardSays_andReachesNoService(String file) throws Exception {
        List<FrameCase> cases = FrameCase.of(file);
        service.seen().clear();
        SoftAssertions softly = new SoftAssertions();
        heard(cases).forEach((each, heard) -> {
            switch (each.wants()) {
                case "connection" -> assertConnectionEnds(softly, each, heard);
                case "calm" -> assertCalm(softly, each, heard);
                case "stream" -> assertStreamEnds(softly, each, heard);
                default -> assertAnswered(softly, each, heard);
            }
        });
        softly.assertThat(service.faults()).isEmpty();
        softly.assertAll();
        World.eventually(() -> world.gateway.status().streams() == 0);
        World.eventually(() -> world.gateway.status().connections() == 0);
        FrameCase sound = FrameCase.of("sound").getFirst();
        assertThat(client.exchange(sound.bytes(), false, true).statuses()).containsValue("200");
    }

    private Map<FrameCase, FrameClient.Heard> heard(List<FrameCase> cases) throws Exception {
        Map<FrameCase, Future<FrameClient.Heard>> running = new LinkedHashMap<>();
        Map<FrameCase, FrameClient.Heard> heard = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (FrameCase each : cases) {
                running.put(each, threads.submit(() -> exchange(each)));
            }
            for (Map.Entry<FrameCase, Future<FrameClient.Heard>> entry : running.entrySet()) {
                heard.put(entry.getKey(), entry.getValue().get());
            }
        }
        return heard;
    }

    private FrameClient.Heard exchange(FrameCase each) throws IOException {
        boolean stops = each.wants().equals("stream") || each.wants().equals("answer");
        return client.exchange(each.bytes(), each.bare(), stops);
    }

    private static void assertConnectionEnds(SoftAssertions softly, FrameCase each, FrameClient.Heard heard) {
        softly.assertThat(heard.closed()).as("%s: %s", each, heard).isTrue();
        if (!heard.goaway().isEmpty()) {
            softly.assertThat(heard.goaway()).as("%s: %s", each, heard).isIn(each.codes());
        }
    }

    private static void assertCalm(SoftAssertions softly, FrameCase each, FrameClient.Heard heard) {
        if (!heard.alive()) {
            assertConnectionEnds(softly, each, heard);
        }
    }

    private void assertStreamEnds(SoftAssertions softly, FrameCase each, FrameClient.Heard heard) {
        boolean refused = heard.statuses().values().stream().anyMatch(status -> status.startsWith("4"));
        boolean stricter = heard.closed() && heard.resets().isEmpty();
        if (!refused && !stricter) {
            softly.assertThat(heard.resets().values())
                    .as("%s: %s", each, heard)
                    .isNotEmpty()
                    .allSatisfy(code -> assertThat(code).isIn(each.codes()));
        }
        softly.assertThat(service.seen()).as("what the service saw of %s", each).noneMatch(message -> message.target()
                .startsWith("/" + each.id() + "/x"));
    }

    private static void assertAnswered(SoftAssertions softly, FrameCase each, FrameClient.Heard heard) {
        softly.assertThat(heard.statuses().values())
                .as("%s: %s", each, heard)
                .isNotEmpty()
                .allSatisfy(status -> assertThat(status).isIn(each.codes()));
        softly.assertThat(heard.alive()).as("%s: %s", each, heard).isTrue();
    }
}
