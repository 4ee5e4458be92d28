package concordat.app.control;

import concordat.app.settings.DataFolder;
import concordat.decision.Decision;
import concordat.records.DecisionRecord;
import concordat.records.RecordReader;
import concordat.web.desk.UseDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Reads what gateways of this data folder have recorded, and what has been copied into it of others.
final class RecordedUse implements UseDesk {

    private static final Duration LATELY = Duration.ofDays(30);
    /// A few million records; more would keep whoever asks waiting.
    private static final long MOST_BYTES = 256L << 20;

    private final DataFolder folder;
    private final InstantSource clock;

    RecordedUse(DataFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// What is counted for one environment.
    private static final class Tally {
        private long since = Long.MAX_VALUE;
        private long requests;
        private final Set<String> callers = new HashSet<>();
    }

    @Override
    public Map<String, Use> recent(Map<String, Set<String>> routes) {
        long from = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant().minus(LATELY));
        Map<String, Tally> tallies = new HashMap<>();
        try {
            for (Path records : folder.records()) {
                RecordReader.recent(records, MOST_BYTES, record -> count(record, from, routes, tallies));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Use> use = new HashMap<>();
        tallies.forEach((environment, tally) -> use.put(
                environment,
                new Use(Instant.EPOCH.plus(tally.since, ChronoUnit.MICROS), tally.requests, tally.callers.size())));
        return use;
    }

    private static void count(
            DecisionRecord record, long from, Map<String, Set<String>> routes, Map<String, Tally> tallies) {
        Set<String> wanted = routes.get(record.environment());
        if (wanted == null || record.at() < from || record.kind() != DecisionRecord.Kind.AT_START) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(record.environment(), e -> new Tally());
        tally.since = Math.min(tally.since, record.at());
        if (wanted.contains(record.route()) && Decision.permits(record.outcome())) {
            tally.requests++;
            tally.callers.add(record.caller());
        }
    }
}
