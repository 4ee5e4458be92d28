package concordat.assurance.opening;

import concordat.assurance.act.Entry;
import concordat.assurance.act.OpeningAct;
import concordat.assurance.act.OpeningAct.FindingsOpened;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.OpeningId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every time somebody of the Authority opened a body's findings: an immutable value. Whether one still counts
/// also depends on its case or submission, which is not known here.
public final class Openings {
    /// How long one counts at most; whoever reads longer says so again, and the body hears of it again.
    public static final Duration LASTS = Duration.ofDays(1);

    /// Of a network in which nobody has opened any.
    public static final Openings NONE = new Openings(PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<OpeningId, Recorded<FindingsOpened>> byId;
    private final PersistentMap<BodyId, Chain<OpeningId>> byBody;

    private Openings(
            PersistentMap<OpeningId, Recorded<FindingsOpened>> byId, PersistentMap<BodyId, Chain<OpeningId>> byBody) {
        this.byId = byId;
        this.byBody = byBody;
    }

    /// @return of a body's findings, oldest first
    public List<Recorded<FindingsOpened>> of(BodyId body) {
        return Chain.list(byBody.get(body)).stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    /// @return first instant at which it no longer counts, whatever its case or submission
    public static Instant ends(Recorded<FindingsOpened> opening) {
        return opening.at().plus(LASTS);
    }

    /// @return these after the act of an entry, taken as it stands
    public Openings with(OpeningAct act, Entry entry) {
        return switch (act) {
            case FindingsOpened a ->
                new Openings(
                        byId.with(a.opening(), Recorded.of(a, entry)),
                        byBody.with(a.body(), Chain.adding(byBody.get(a.body()), a.opening())));
        };
    }

    /// @return whether an id that is to be new is
    public Verdict names(OpeningAct act) {
        return switch (act) {
            case FindingsOpened a -> Verdict.unused(byId.get(a.opening()));
        };
    }

    /// @return what stands against an act, whatever it is said of
    public Verdict check(OpeningAct act) {
        return switch (act) {
            case FindingsOpened a ->
                Verdict.when(
                        a.caseId().isPresent() != a.submission().isPresent(),
                        Fault.FOOTING_UNCLEAR,
                        "findings are opened for one case or for one submission",
                        "findings-opened naming one of them");
        };
    }
}
