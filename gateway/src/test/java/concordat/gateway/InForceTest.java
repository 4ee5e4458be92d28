package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.feed.InForce;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What *in force* promises, at two gateways with a thousand open streams.
///
/// Let T be the instant, at each gateway its own, at which it says that the suspension has its
/// effect: the acknowledgement is sent after it, and in force it is once both have come. Then
///
/// - no request of the suspended body that begins after T is permitted, and none reaches the
///   service;
/// - nothing that the service says after T reaches a client of that body, ever: each word has a
///   stamp, and none above the newest at T arrives;
/// - nothing that a client of that body says after T reaches the service, ever;
/// - what had left a gateway before T cannot be called back and may still be read, out of the
///   kernels' buffers. It has been [#BUFFERS_MILLIS] after the suspension is in force and a few
///   turns of the client's event loop later; then nothing at all arrives, and every stream ends;
/// - the streams of other bodies stay open and miss not one word, and each of their requests is
///   permitted.
final class InForceTest {

    private static final int SUSPENDED = 0;
    private static final int BODIES = 5;
    private static final int STREAMS = 1_000;
    private static final long BUFFERS_MILLIS = 100;
    private static final long AFTER_MILLIS = 1_500;

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void aSuspensionInForce_stopsEveryByteOfThatBody_andNoneOfOthers() throws Exception {
        try (NumberedService service = new NumberedService();
                TwoGateways network = new TwoGateways(folder, BODIES, service.port());
                NumberedClients clients = new NumberedClients(network)) {
            clients.open(SUSPENDED, STREAMS / 2);
            for (int body = 1; body < BODIES; body++) {
                clients.open(body, STREAMS / 2 / (BODIES - 1));
            }
            clients.askOn();
            World.eventually(() -> clients.of(SUSPENDED).stream().allMatch(stream -> stream.ticks >= 3));
            assertThat(streams(network)).isGreaterThanOrEqualTo(STREAMS);

            AtomicLongArray newest = new AtomicLongArray(2);
            network.effective = gateway -> {
                clients.lateFromNow(gateway);
                newest.set(gateway, service.stamp());
            };
            InForce inForce = network.suspend(SUSPENDED, true);

            assertThat(inForce.acknowledged()).containsExactlyInAnyOrder("g1", "g2");
            assertThat(inForce.lapsed()).isEmpty();
            Thread.sleep(BUFFERS_MILLIS);
            clients.awaitRead();
            long read = ticks(clients.of(SUSPENDED));
            List<Long> others =
                    clients.beside(SUSPENDED).stream().map(s -> s.ticks).toList();
            Thread.sleep(AFTER_MILLIS);
            clients.askNoMore();

            assertThat(clients.of(SUSPENDED)).hasSize(STREAMS / 2).allSatisfy(stream -> {
                assertThat(stream.newestStamp).isPositive().isLessThanOrEqualTo(newest.get(stream.gateway));
                assertThat(stream.broken).isFalse();
                assertThat(stream.ended).isTrue();
            });
            assertThat(ticks(clients.of(SUSPENDED))).isEqualTo(read);
            nothingLate(service, clients);
            untouched(clients, others);
            assertThat(network.gateways()).allSatisfy(gateway -> {
                assertThat(gateway.status().cut()).isGreaterThanOrEqualTo(STREAMS / 4);
                assertThat(gateway.status().missed()).isZero();
            });
            refusedAnew(network);
            network.suspend(SUSPENDED, false);
            NumberedStream again = new NumberedStream(SUSPENDED, 0, "/ticks/again");
            TestClient.await(clients.socket(again));
            World.eventually(() -> again.ticks > 0);
        }
    }

    /// No request and no word of the suspended body that came late got through.
    private static void nothingLate(NumberedService service, NumberedClients clients) {
        assertThat(service.heard())
                .anyMatch(words -> words.startsWith("/ticks/" + SUSPENDED + "/") && words.endsWith(" early"))
                .anyMatch(words -> words.startsWith("/ticks/1/") && words.endsWith(" late"))
                .anyMatch(words -> words.startsWith("/once/1/late"))
                .noneMatch(words -> words.startsWith("/ticks/" + SUSPENDED + "/") && words.endsWith(" late"))
                .noneMatch(words -> words.startsWith("/once/" + SUSPENDED + "/late"));
        Map<String, List<String>> late = clients.answered().stream()
                .filter(answered -> answered.body() == SUSPENDED && answered.late())
                .collect(Collectors.groupingBy(
                        NumberedClients.Answered::by,
                        Collectors.mapping(NumberedClients.Answered::how, Collectors.toList())));
        assertThat(late).hasSize(4);
        // a connection that the cut ends takes along what was just being asked on it
        late.forEach(
                (asker, how) -> assertThat(how).as(asker).first().asString().doesNotMatch("[12].."));
        late.forEach(
                (asker, how) -> assertThat(how.subList(1, how.size())).as(asker).containsOnly("403"));
    }

    private static void untouched(NumberedClients clients, List<Long> ticksBefore) {
        List<NumberedStream> others = clients.beside(SUSPENDED);
        assertThat(others).hasSize(STREAMS / 2);
        for (int i = 0; i < others.size(); i++) {
            NumberedStream stream = others.get(i);
            assertThat(stream.broken).as("%s", stream).isFalse();
            assertThat(stream.ended).as("%s", stream).isFalse();
            assertThat(stream.ticks).as("%s", stream).isGreaterThan(ticksBefore.get(i));
        }
        assertThat(clients.answered())
                .filteredOn(answered -> answered.body() != SUSPENDED)
                .extracting(NumberedClients.Answered::how)
                .containsOnly("200");
    }

    /// Neither on connections that were not there before.
    private static void refusedAnew(TwoGateways network) {
        try (NumberedClients fresh = new NumberedClients(network)) {
            for (int gateway = 0; gateway < 2; gateway++) {
                NumberedStream stream = new NumberedStream(SUSPENDED, gateway, "/ticks/fresh");
                assertThatThrownBy(() -> TestClient.await(fresh.socket(stream))).hasMessageContaining("403");
            }
            assertThatThrownBy(() -> fresh.open(SUSPENDED, 4)).hasMessageContaining("was answered 403");
        }
    }

    private static long ticks(List<NumberedStream> streams) {
        return streams.stream().mapToLong(stream -> stream.ticks).sum();
    }

    private static long streams(TwoGateways network) {
        return network.gateways().stream().mapToLong(g -> g.status().streams()).sum();
    }
}
