package concordat.app.devices;

import concordat.assurance.Programme;
import concordat.assurance.ground.Micros;
import concordat.catalogue.Edition;
import concordat.decision.CallerRow;
import concordat.rules.FactVerdict;
import concordat.rules.PostureRules;
import concordat.rules.SourceWords;
import concordat.store.devices.Device;
import concordat.store.devices.Held;
import concordat.store.devices.Revision;
import concordat.store.devices.SourceRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Makes facts of what is said of devices, by the rules of the edition that counts. Thread-safe.
final class DeviceJudge {

    /// The fact that a device shows the certificate that was issued to it; it needs nobody's word.
    static final String CERTIFICATE = "certificate";

    /// By whose rules devices are judged before the network has an edition.
    static final String NO_EDITION = "none";

    private final Supplier<Programme> programme;
    private final Map<String, PostureRules> compiled = new ConcurrentHashMap<>();

    DeviceJudge(Supplier<Programme> programme) {
        this.programme = programme;
    }

    /// @return id of the edition that counts now
    String edition(Instant now) {
        return programme.get().editionAt(now).map(Edition::id).orElse(NO_EDITION);
    }

    /// What holds of a device, were this said of it.
    Judgement judge(Device device, List<SourceWords> sources, Edition edition, Instant now) {
        List<FactVerdict> verdicts = compiled.computeIfAbsent(
                        edition.id(), id -> PostureRules.compile(edition.posture()))
                .judge(device.ownership(), device.platform(), sources, now);
        long certain = bit(edition, CERTIFICATE);
        long facts = certain;
        long changesAt = Long.MAX_VALUE;
        for (FactVerdict verdict : verdicts) {
            if (verdict instanceof FactVerdict.Holds holds) {
                facts |= bit(edition, holds.fact());
                changesAt = Math.min(changesAt, Micros.of(holds.until()));
            }
        }
        long after = certain;
        for (FactVerdict verdict : verdicts) {
            if (verdict instanceof FactVerdict.Holds holds && Micros.of(holds.until()) > changesAt) {
                after |= bit(edition, holds.fact());
            }
        }
        return new Judgement(edition, facts, changesAt, after, verdicts);
    }

    private static long bit(Edition edition, String fact) {
        int place = edition.facts().indexOf(fact);
        return place < 0 ? 0 : 1L << place;
    }

    /// What becomes of a device when this is said of it, beside what was said before.
    ///
    /// @param said at most one for each source
    Revision revision(Held held, List<SourceWords> said, Instant now) {
        Map<String, SourceWords> sources = new TreeMap<>();
        for (SourceRow row : held.sources()) {
            sources.put(row.source(), KeptWords.of(row));
        }
        List<SourceWords> joined = said.stream()
                .map(one -> KeptWords.joined(Optional.ofNullable(sources.get(one.source())), one))
                .toList();
        joined.forEach(one -> sources.put(one.source(), one));
        List<SourceRow> rows =
                joined.stream().map(one -> KeptWords.row(one, now)).toList();
        return programme
                .get()
                .editionAt(now)
                .map(edition -> {
                    Judgement fresh = judge(held.device(), List.copyOf(sources.values()), edition, now);
                    return steady(held, fresh, rows, now);
                })
                .orElseGet(() -> new Revision(rows, 0, Long.MAX_VALUE, 0, NO_EDITION));
    }

    /// A renewal that only puts off the end is not worth a frame to every gateway until half the time is over.
    private static Revision steady(Held held, Judgement fresh, List<SourceRow> rows, Instant now) {
        long at = Micros.of(now);
        boolean same = held.rows().size() == held.certificates().size()
                && held.rows().stream().allMatch(row -> stands(row, fresh, at))
                && held.rows().stream().map(CallerRow::changesAt).distinct().count() == 1;
        String edition = fresh.edition().id();
        if (!same) {
            return new Revision(rows, fresh.facts(), fresh.changesAt(), fresh.factsAfter(), edition);
        }
        CallerRow old = held.rows().getFirst();
        return new Revision(rows, old.facts(), old.changesAt(), old.factsAfter(), edition);
    }

    private static boolean stands(CallerRow row, Judgement fresh, long now) {
        return row.facts() == fresh.facts()
                && row.changesAt() <= fresh.changesAt()
                && row.changesAt() - now >= fresh.changesAt() - row.changesAt();
    }
}
