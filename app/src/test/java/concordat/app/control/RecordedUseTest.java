package concordat.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.app.settings.DataFolder;
import concordat.decision.Action;
import concordat.records.DecisionRecord;
import concordat.records.RecordLog;
import concordat.records.RecordSettings;
import concordat.web.desk.UseDesk.Use;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordedUseTest {

    private static final long PERMITTED = 0;
    private static final long REFUSED = 2_002;
    private static final Map<String, Set<String>> READING = Map.of("tarn-main", Set.of("claims-read"));

    private Instant now = Instant.parse("2026-06-01T09:00:00Z");

    @TempDir
    Path root = Path.of("");

    private DataFolder folder;
    private RecordedUse use;

    @BeforeEach
    void open() throws IOException {
        folder = DataFolder.open(root);
        use = new RecordedUse(folder, () -> now);
    }

    private Path records(int gateway) throws IOException {
        return Files.createDirectories(folder.gateway(gateway)).resolve("records");
    }

    private void record(int gateway, String caller, String route, long outcome) throws IOException {
        try (RecordLog log = RecordLog.open(RecordSettings.in(records(gateway)), System::nanoTime)) {
            log.offer(new DecisionRecord(
                    ChronoUnit.MICROS.between(Instant.EPOCH, now),
                    1,
                    "d-1",
                    DecisionRecord.Kind.AT_START,
                    caller,
                    "tarn-main",
                    route,
                    Optional.of(Action.VIEW),
                    new BitSet(),
                    0,
                    outcome));
        }
    }

    private Use since(Instant since, long requests, int callers) {
        return new Use(since, requests, callers);
    }

    @Test
    void recent_countsWhatWasPermittedAndByHowManyOverAllGateways_onceInSomeMinutes() throws IOException {
        Instant began = now;
        record(0, "d-1", "claims-read", PERMITTED);
        record(0, "d-2", "claims-change", PERMITTED);
        record(0, "d-3", "claims-read", REFUSED);
        record(1, "d-1", "claims-read", PERMITTED);
        assertThat(use.recent(READING)).containsOnly(Map.entry("tarn-main", since(began, 2, 1)));
        record(1, "d-4", "claims-read", PERMITTED);
        assertThat(use.recent(Map.of("tarn-main", Set.of("claims-read", "claims-change"))))
                .as("another question, the same reading")
                .containsOnly(Map.entry("tarn-main", since(began, 3, 2)));
        now = now.plus(Duration.ofMinutes(5));
        assertThat(use.recent(READING)).containsOnly(Map.entry("tarn-main", since(began, 3, 2)));
        now = now.plus(Duration.ofDays(31));
        assertThat(use.recent(READING)).isEmpty();
    }

    @Test
    void recent_ofRecordsThatAreNotWhole_isNone() throws IOException {
        record(0, "d-1", "claims-read", PERMITTED);
        record(1, "d-2", "claims-read", PERMITTED);
        record(1, "d-3", "claims-read", PERMITTED);
        try (Stream<Path> segments = Files.list(records(1))) {
            Path segment = segments.findFirst().orElseThrow();
            try (FileChannel channel = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {1}), 40);
            }
        }
        assertThat(use.recent(READING)).isEmpty();
    }

    @Test
    void manyNames_areCountedOnce() {
        NameCount one = new NameCount();
        NameCount other = new NameCount();
        for (int i = 0; i < 100_000; i++) {
            one.add("device-" + i % 70_000);
            other.add("device-" + (50_000 + i % 40_000));
        }
        assertThat(one.size()).isEqualTo(70_000);
        one.addAll(other);
        assertThat(one.size()).isEqualTo(90_000);
    }
}
