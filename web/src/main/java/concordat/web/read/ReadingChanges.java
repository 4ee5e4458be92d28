package concordat.web.read;

import concordat.api.view.PreviewReading;
import concordat.api.view.PreviewReading.Change;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.crosswalk.KnownCode;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Coverage;
import concordat.catalogue.crosswalk.RequirementReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How environments would read as other codes if something were done.
public final class ReadingChanges {

    private static final String UNKNOWN = "unknown";

    private final OtherReadings was = new OtherReadings();
    private final OtherReadings would = new OtherReadings();
    private final Instant at;

    private ReadingChanges(Instant at) {
        this.at = at;
    }

    /// @param changed environments whose standing differs; the others are looked at only when codes or crosswalks do
    /// @return in the order of bodies
    public static List<PreviewReading> between(
            Programme before, Programme after, Set<EnvironmentId> changed, Instant at) {
        boolean codes = before.otherCodes() != after.otherCodes();
        ReadingChanges changes = new ReadingChanges(at);
        List<PreviewReading> all = new ArrayList<>();
        for (var body : after.bodies()) {
            for (var environment : after.environmentsOf(body.act().body())) {
                EnvironmentId id = environment.act().environment();
                if (codes || changed.contains(id)) {
                    all.addAll(changes.of(before, after, body.act(), id));
                }
            }
        }
        return all;
    }

    private List<PreviewReading> of(Programme before, Programme after, BodyJoined body, EnvironmentId id) {
        List<PreviewReading> changes = new ArrayList<>();
        Standing standing = Standing.of(after, id, at);
        Optional<Standing> old = before.environment(id).map(e -> Standing.of(before, id, at));
        for (KnownCode known : after.otherCodes().codes()) {
            Code code = known.code();
            Map<String, RequirementReading> now = old.flatMap(
                            s -> before.otherCodes().code(code.id()).flatMap(k -> was.read(before, body, s, k.code())))
                    .map(ReadingChanges::byId)
                    .orElse(Map.of());
            would.read(after, body, standing, code)
                    .flatMap(then -> change(body, id, code, now, then.reading().requirements()))
                    .ifPresent(changes::add);
        }
        return changes;
    }

    private static Map<String, RequirementReading> byId(OtherReadings.Read read) {
        Map<String, RequirementReading> byId = new HashMap<>();
        read.reading().requirements().forEach(r -> byId.put(r.requirement().id(), r));
        return byId;
    }

    private static Optional<PreviewReading> change(
            BodyJoined body,
            EnvironmentId id,
            Code code,
            Map<String, RequirementReading> now,
            List<RequirementReading> then) {
        List<Change> changes = new ArrayList<>();
        for (RequirementReading would : then) {
            Optional<RequirementReading> is =
                    Optional.ofNullable(now.get(would.requirement().id()));
            boolean same = is.filter(r -> r.coverage() == would.coverage() && r.confidence() == would.confidence())
                    .isPresent();
            boolean nothing = is.isEmpty() && would.coverage() == Coverage.NOT_MAPPED;
            if (!same && !nothing) {
                changes.add(new Change(
                        would.requirement().id(),
                        is.map(r -> CodeViews.word(r.coverage())).orElse(UNKNOWN),
                        CodeViews.word(would.coverage()),
                        is.map(RequirementReading::confidence).orElse(0),
                        would.confidence()));
            }
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new PreviewReading(
                        body.body().value(),
                        id.value(),
                        code.id(),
                        count(now.values(), Coverage.MET),
                        count(then, Coverage.MET),
                        count(now.values(), Coverage.PARTLY),
                        count(then, Coverage.PARTLY),
                        changes));
    }

    private static int count(Iterable<RequirementReading> readings, Coverage coverage) {
        int count = 0;
        for (RequirementReading reading : readings) {
            count += reading.coverage() == coverage ? 1 : 0;
        }
        return count;
    }
}
