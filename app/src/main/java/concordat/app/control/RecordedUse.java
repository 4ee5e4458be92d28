package concordat.app.control;

import concordat.app.settings.DataFolder;
import concordat.decision.Decision;
import concordat.records.DecisionRecord;
import concordat.records.RecordReader;
import concordat.web.desk.UseDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what gateways of this data folder have recorded, and what has been copied into it of others. All that is asked
/// within some minutes is answered from one reading. Thread-safe; whoever asks waits while another reads.
final class RecordedUse implements UseDesk {

    private static final System.Logger LOG = System.getLogger(RecordedUse.class.getName());
    private static final Duration LATELY = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofMinutes(5);
    /// A few million records of all gateways together; more would keep whoever asks waiting. Of each gateway its newest
    /// segment is read in any case.
    private static final long MOST_BYTES = 256L << 20;

    private final DataFolder folder;
    private final InstantSource clock;
    private @Nullable Reading newest;

    RecordedUse(DataFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// What was found at one time, by environment.
    private record Reading(Instant at, Map<String, Tally> tallies) {

        boolean serves(Instant now) {
            return Duration.between(at, now).abs().compareTo(KEPT) < 0; // clocks can be moved back
        }
    }

    /// What is counted for one environment.
    private static final class Tally {
        private long since = Long.MAX_VALUE;
        private final Map<String, RouteUse> routes = new HashMap<>();
    }

    /// What is counted for one route: what was permitted, and whose it was.
    private static final class RouteUse {
        private long requests;
        private final NameCount callers = new NameCount();
    }

    @Override
    public Map<String, Use> recent(Map<String, Set<String>> routes) {
        Map<String, Tally> tallies = tallies(clock.instant());
        Map<String, Use> use = new HashMap<>();
        routes.forEach((environment, wanted) -> Optional.ofNullable(tallies.get(environment))
                .ifPresent(tally -> use.put(environment, use(tally, wanted))));
        return use;
    }

    private static Use use(Tally tally, Set<String> wanted) {
        long requests = 0;
        NameCount callers = new NameCount();
        for (String route : wanted) {
            RouteUse one = tally.routes.get(route);
            if (one != null) {
                requests += one.requests;
                callers.addAll(one.callers);
            }
        }
        return new Use(Instant.EPOCH.plus(tally.since, ChronoUnit.MICROS), requests, callers.size());
    }

    private synchronized Map<String, Tally> tallies(Instant now) {
        Reading reading = newest;
        if (reading == null || !reading.serves(now)) {
            reading = new Reading(now, read(now));
            newest = reading;
        }
        return reading.tallies();
    }

    /// @return nothing when a part cannot be read: too low a number would mislead, and none does not
    private Map<String, Tally> read(Instant now) {
        long from = ChronoUnit.MICROS.between(Instant.EPOCH, now.minus(LATELY));
        Map<String, Tally> tallies = new HashMap<>();
        try {
            List<Path> folders = folder.records();
            for (Path records : folders) {
                RecordReader.Outcome outcome = RecordReader.recent(
                        records, MOST_BYTES / folders.size(), record -> count(record, from, tallies));
                if (outcome instanceof RecordReader.Outcome.Broken broken) {
                    LOG.log(
                            Level.WARNING,
                            "recent use is not told: {0} does not fit at byte {1}: {2}",
                            broken.file(),
                            broken.offset(),
                            broken.why());
                    return Map.of();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tallies;
    }

    private static void count(DecisionRecord record, long from, Map<String, Tally> tallies) {
        if (record.at() < from || record.kind() != DecisionRecord.Kind.AT_START) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(record.environment(), e -> new Tally());
        tally.since = Math.min(tally.since, record.at());
        if (Decision.permits(record.outcome())) {
            RouteUse route = tally.routes.computeIfAbsent(record.route(), r -> new RouteUse());
            route.requests++;
            route.callers.add(record.caller());
        }
    }
}
