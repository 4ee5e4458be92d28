package concordat.assurance.healthcheck;

import concordat.assurance.act.HealthCheckAct;
import concordat.assurance.act.HealthCheckAct.Build;
import concordat.assurance.act.HealthCheckAct.EstateDeclared;
import concordat.assurance.act.HealthCheckAct.Exclusion;
import concordat.assurance.act.HealthCheckAct.FindingsLinked;
import concordat.assurance.act.HealthCheckAct.FindingsUnlinked;
import concordat.assurance.act.HealthCheckAct.HealthCheckCommissioned;
import concordat.assurance.act.HealthCheckAct.HealthCheckDeclared;
import concordat.assurance.act.HealthCheckAct.HealthCheckWithdrawn;
import concordat.assurance.act.HealthCheckAct.Scope;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.HealthCheckId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What stands against acts about health checks.
final class HealthCheckLaw {
    /// More places than this are no list that anybody keeps.
    static final int MOST_PLACES = 2_000;

    private static final int MOST_BUILDS = 500;

    private final HealthChecks checks;
    private final LocalDate today;

    HealthCheckLaw(HealthChecks checks, Instant at) {
        this.checks = checks;
        this.today = at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    Verdict check(HealthCheckAct act) {
        return switch (act) {
            case EstateDeclared a -> estate(a);
            case HealthCheckCommissioned a ->
                dates(a.from(), a.to()).and(() -> scheme(a.scheme())).and(() -> scope(a.scope()));
            case HealthCheckDeclared a ->
                dates(a.from(), a.to())
                        .and(() -> Verdict.when(
                                !a.reportedOn().isBefore(a.to())
                                        && !a.reportedOn().isAfter(today),
                                Fault.HEALTH_CHECK_DATES,
                                "fieldwork ended on " + a.to() + ", the report is of " + a.reportedOn() + ", today is "
                                        + today,
                                "health-check-commissioned, before it was made"))
                        .and(() -> scheme(a.scheme()))
                        .and(() -> scope(a.scope()));
            case HealthCheckWithdrawn a ->
                Verdict.when(
                        stage(a.check()) != HealthCheck.Stage.WITHDRAWN,
                        Fault.ALREADY_ENDED,
                        "health check " + a.check() + " is withdrawn");
            case FindingsLinked a -> link(a);
            case FindingsUnlinked a ->
                Verdict.when(
                        linked(a.check(), a.reported(), a.scanned()),
                        Fault.LINK_UNKNOWN,
                        "these two findings are not linked",
                        "findings-linked");
        };
    }

    private HealthCheck.Stage stage(HealthCheckId id) {
        return checks.check(id).orElseThrow().stage();
    }

    private Verdict estate(EstateDeclared act) {
        int next = checks.estate(act.environment()).map(e -> e.act().version()).orElse(0) + 1;
        List<Build> builds = act.builds();
        return Verdict.when(
                        act.version() == next,
                        Fault.ESTATE_OUTDATED,
                        "the newest version is " + (next - 1),
                        "look at it again",
                        "estate-declared of version " + next)
                .and(() -> places(act.internal(), act.external()))
                .and(() -> Verdict.when(
                        builds.size() <= MOST_BUILDS
                                && builds.stream()
                                        .allMatch(b ->
                                                b.machines() >= 0 && b.name().matches("\\S.{0,79}"))
                                && builds.stream().map(Build::name).distinct().count() == builds.size(),
                        Fault.ESTATE_MALFORMED,
                        "builds have names of their own, of 80 characters at most, and 0 machines or more; there are "
                                + MOST_BUILDS + " at most"));
    }

    private static Verdict dates(LocalDate from, LocalDate to) {
        return Verdict.when(!to.isBefore(from), Fault.HEALTH_CHECK_DATES, "fieldwork from " + from + " ends on " + to);
    }

    private static Verdict scheme(String scheme) {
        return Verdict.when(
                scheme.matches("[a-z][a-z0-9-]{1,40}"),
                Fault.ESTATE_MALFORMED,
                "[" + scheme + "] is no id of a scheme, such as check or crest");
    }

    private static Verdict scope(Scope scope) {
        boolean shares = percent(scope.internalSample()) && percent(scope.externalSample());
        return Verdict.when(
                        !scope.areas().isEmpty()
                                && !(scope.internal().isEmpty()
                                        && scope.external().isEmpty()),
                        Fault.NOTHING_NAMED,
                        "a scope names what was looked at: areas, and places inside or outside")
                .and(() -> Verdict.when(shares, Fault.ESTATE_MALFORMED, "a manual sample is from 0 to 100 per cent"))
                .and(() -> places(scope.internal(), scope.external()))
                .and(() -> Verdict.when(
                        scope.excluded().size() <= MOST_PLACES
                                && scope.excluded().stream().allMatch(HealthCheckLaw::reasoned),
                        Fault.REASONS_LACKING,
                        "whatever is excluded is named, and why"));
    }

    private static boolean reasoned(Exclusion one) {
        boolean why = one.why().text().map(text -> !text.isBlank()).orElse(true);
        return why && !one.place().isBlank() && one.place().length() <= 300;
    }

    private static boolean percent(int share) {
        return share >= 0 && share <= 100;
    }

    private static Verdict places(Collection<String> internal, Collection<String> external) {
        Optional<String> wrong = Places.wrong(internal).or(() -> Places.wrong(external));
        return Verdict.when(
                        wrong.isEmpty(),
                        Fault.PLACE_MALFORMED,
                        "[" + wrong.orElse("") + "] is no address, range (10.1.0.0/16, 10.1.0.1-10.1.0.9) or host name")
                .and(() -> Verdict.when(
                        internal.size() + external.size() <= MOST_PLACES,
                        Fault.ESTATE_MALFORMED,
                        internal.size() + external.size() + " places are more than " + MOST_PLACES,
                        "name ranges"));
    }

    private Verdict link(FindingsLinked act) {
        return Verdict.digest(act.reported())
                .and(() -> Verdict.digest(act.scanned()))
                .and(() -> Verdict.when(
                        stage(act.check()) == HealthCheck.Stage.DECLARED
                                && !act.reported().equals(act.scanned()),
                        Fault.LINK_NOT_POSSIBLE,
                        "a finding of a declared health check is linked to another finding"))
                .and(() -> Verdict.when(
                        !linked(act.check(), act.reported(), act.scanned()),
                        Fault.ALREADY_SAID,
                        "these two findings are linked"));
    }

    private boolean linked(HealthCheckId id, String reported, String scanned) {
        return checks.links(id).stream()
                .anyMatch(link -> link.act().reported().equals(reported)
                        && link.act().scanned().equals(scanned));
    }
}
