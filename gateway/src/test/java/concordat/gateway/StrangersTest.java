package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.feed.FeedClock;
import concordat.gateway.login.Logins;
import concordat.gateway.login.SignIn;
import concordat.records.DecisionRecord;
import concordat.records.RecordLog;
import concordat.records.RecordSettings;
import io.vertx.core.http.HttpServerOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StrangersTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void strangers_areAllCounted_andTenOfEachSecondAreOnRecord() throws Exception {
        TestCertificates certificates = new TestCertificates(folder);
        TestCertificates.Issued stranger = certificates.issue("stranger");
        AtomicLong nanos = new AtomicLong();
        FeedClock clock = FeedClock.of(() -> Instant.EPOCH, nanos::get);
        List<DecisionRecord> kept = new ArrayList<>();
        try (RecordLog records = RecordLog.open(RecordSettings.in(folder.resolve("records")), System::nanoTime)) {
            GatewaySettings settings = GatewaySettings.defaults(
                    "g1", 0, stranger.certificate(), stranger.key(), certificates.authorityFile(), Map.of());
            Shared shared = new Shared(
                    settings,
                    new GatewayParts(clock, "t1", Logins.none(), SignIn.none(), records),
                    new HttpServerOptions(),
                    kept::add);
            Strangers strangers = new Strangers(shared);
            for (int knock = 0; knock < 1_000; knock++) {
                strangers.refused(stranger.x509());
            }
            assertThat(kept).hasSize(10).allSatisfy(one -> assertThat(one.caller())
                    .isEqualTo(stranger.fingerprint()));
            nanos.addAndGet(1_000_000_000);
            strangers.refused(stranger.x509());
            assertThat(kept).hasSize(11);
            assertThat(kept.stream().map(DecisionRecord::decision)).doesNotHaveDuplicates();
            assertThat(shared.counts.refused()).isEqualTo(1_001);
        }
    }
}
