package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.gateway.wire.Message;
import concordat.gateway.wire.RecordingService;
import concordat.gateway.wire.WireCase;
import concordat.gateway.wire.WireClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That a gateway and the service behind it never disagree where a request ends, nor what it asks for: cases from RFC
/// 9110 and 9112 to the byte, each followed on its connection by another request, before a service that tolerates
/// nothing, and before nginx.
final class BoundariesTest {

    private static final String[] FILES = {
        "lengths", "codings", "chunks", "lines", "request-lines", "targets", "hosts", "hops", "rows"
    };

    private List<WireCase> cases = List.of();

    @BeforeEach
    void read() throws IOException {
        cases = WireCase.of("http1", FILES);
        assertThat(cases).hasSizeGreaterThan(300);
    }

    /// One that waits little for what does not come.
    static Limits impatient() {
        return new TestLimits()
                .bodyBytes(10_000)
                .idle(Duration.ofSeconds(10))
                .stalled(Duration.ofSeconds(5))
                .limits();
    }

    @Test
    void aStrictService_readsWhatTheGatewayDecided_andNothingElse(@TempDir Path folder) throws Exception {
        try (RecordingService service = new RecordingService();
                World world = new World(folder, impatient(), 2, OptionalInt.of(service.port()))) {
            assertCases(world, service);
        }
    }

    @Test
    void nginx_readsWhatTheGatewayDecided_andNothingElse(@TempDir Path folder) throws Exception {
        int port = PeerProgram.freePort();
        try (RecordingService service = new RecordingService();
                PeerProgram nginx = nginx(folder, port, service.port());
                World world = new World(folder, impatient(), 2, OptionalInt.of(nginx.port()))) {
            assertCases(world, service);
        }
    }

    private static PeerProgram nginx(Path folder, int port, int service) throws Exception {
        Path conf = Files.writeString(folder.resolve("passing.conf"), """
                worker_processes 1;
                error_log %1$s/nginx-error.log;
                pid %1$s/nginx.pid;
                events { worker_connections 4096; }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    large_client_header_buffers 4 32k;
                    server {
                        listen 127.0.0.1:%2$d;
                        location / {
                            proxy_pass http://127.0.0.1:%3$d;
                            proxy_http_version 1.1;
                            proxy_set_header Host $http_host;
                            proxy_set_header Connection "";
                        }
                    }
                }
                """.formatted(folder, port, service));
        return PeerProgram.start(folder, port, "nginx", "-c", conf.toString(), "-g", "daemon off;");
    }

    private void assertCases(World world, RecordingService service) throws Exception {
        world.open();
        WireClient client = new WireClient(TestTls.context(world.certificates, world.first), world.gateway.port());
        Map<WireCase, WireClient.Heard> heard = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<WireCase, Future<WireClient.Heard>> running = new LinkedHashMap<>();
            for (WireCase each : cases) {
                running.put(each, threads.submit(() -> exchange(client, each)));
            }
            for (Map.Entry<WireCase, Future<WireClient.Heard>> entry : running.entrySet()) {
                heard.put(entry.getKey(), entry.getValue().get());
            }
        }
        SoftAssertions softly = new SoftAssertions();
        heard.forEach((each, answers) -> {
            assertHeard(softly, each, answers);
            assertSeen(softly, each, seen(service, each));
        });
        softly.assertThat(service.faults())
                .as("what the service could not read")
                .isEmpty();
        softly.assertAll();
        World.eventually(() -> world.gateway.status().streams() == 0);
        World.eventually(() -> world.gateway.status().connections() == 0);
    }

    private static WireClient.Heard exchange(WireClient client, WireCase each) throws IOException {
        String bytes = each.alone() ? each.bytes() : each.bytes() + probe(each);
        List<WireCase.Wanted> wanted = each.wanted();
        return client.exchange(
                bytes, each.alone(), at -> at < wanted.size() ? wanted.get(at).method() : "GET");
    }

    private static String probe(WireCase each) {
        return "GET /" + each.id() + "/probe HTTP/1.1\r\nHost: service.test\r\nConnection: close\r\n\r\n";
    }

    private static List<Message> seen(RecordingService service, WireCase each) {
        return service.seen().stream()
                .filter(message -> message.target().startsWith("/" + each.id() + "/"))
                .toList();
    }

    private static void assertHeard(SoftAssertions softly, WireCase each, WireClient.Heard heard) {
        List<WireCase.Wanted> wanted = new ArrayList<>(each.wanted());
        if (!each.ends()) {
            wanted.add(new WireCase.Wanted("200", "GET /" + each.id() + "/probe", ""));
        }
        List<Integer> statuses = heard.answers().stream().map(Message::status).toList();
        if (statuses.size() < wanted.size() && wanted.getLast().status().endsWith("|none")) {
            wanted.removeLast();
        }
        softly.assertThat(statuses).as("%s: answers %s", each, heard).hasSize(wanted.size());
        softly.assertThat(heard.end()).as("%s: %s", each, heard).isEqualTo("closed");
        for (int at = 0; at < Math.min(statuses.size(), wanted.size()); at++) {
            WireCase.Wanted want = wanted.get(at);
            softly.assertThat(want.takes(statuses.get(at)))
                    .as("%s: %s in place of %s", each, heard.answers().get(at), want)
                    .isTrue();
            if (statuses.get(at) == 200 && !want.method().equals("HEAD")) {
                // what the service says it was asked is what was asked here
                softly.assertThat(withoutHost(heard.answers().get(at).body()))
                        .as("%s", each)
                        .isEqualTo(want.request() + " " + want.body());
            }
        }
    }

    private static String withoutHost(String reading) {
        String[] parts = reading.split(" ", 4);
        return parts.length < 4 ? reading : parts[0] + " " + parts[1] + " " + parts[3];
    }

    private static void assertSeen(SoftAssertions softly, WireCase each, List<Message> seen) {
        List<String> wanted = new ArrayList<>();
        for (WireCase.Wanted want : each.wanted()) {
            if (!want.request().isEmpty() && want.takes(200)) {
                wanted.add(want.request() + " " + want.body());
            }
        }
        if (!each.ends()) {
            wanted.add("GET /" + each.id() + "/probe ");
        }
        softly.assertThat(seen.stream()
                        .map(message -> withoutHost(message.reading()))
                        .toList())
                .as("what the service saw of %s", each)
                .isEqualTo(wanted);
        for (Message message : seen) {
            softly.assertThat(message.reading()).as("%s", each).containsPattern("(?i)^[^ ]+ [^ ]+ service[.]test");
            softly.assertThat(message.headers())
                    .as("%s", each)
                    .doesNotContainAnyElementsOf(each.lacks().isEmpty() ? List.of("none") : each.lacks());
        }
        if (!each.sees().isEmpty() && !seen.isEmpty()) {
            softly.assertThat(seen.getFirst().headers()).as("%s", each).containsAll(each.sees());
        }
    }
}
