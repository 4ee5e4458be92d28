package concordat.assurance.healthcheck;

import concordat.assurance.act.HealthCheckAct.Build;
import concordat.assurance.act.HealthCheckAct.EstateDeclared;
import concordat.assurance.act.HealthCheckAct.Exclusion;
import concordat.assurance.act.HealthCheckAct.Scope;
import concordat.catalogue.HealthCheckTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether what was said to be tested is what there is, and was looked at.
///
/// @param lines what speaks against it, the gravest kind first
/// @param internal of what is inside
/// @param external of what faces outwards
public record ScopeCheck(List<Line> lines, Share internal, Share external) {

    public ScopeCheck {
        lines = List.copyOf(lines);
    }

    /// What can speak against a scope, the gravest first.
    public enum Doubt {
        /// Faces outwards as the body says, and is not in the scope, nor excluded with a reason.
        EXTERNAL_NOT_IN_SCOPE,
        /// Faces outwards and is in the scope, and no scan of the fieldwork saw it.
        EXTERNAL_NOT_SEEN,
        /// A place in the scope that no scan of the fieldwork touched.
        SCOPE_NOT_TOUCHED,
        /// Inside as the body says, and not in the scope, nor excluded with a reason.
        INTERNAL_NOT_IN_SCOPE,
        /// A machine that scans know and that lies outside what the body says there is.
        OUTSIDE_ESTATE
    }

    /// One thing that speaks against it.
    ///
    /// @param place as the body wrote it, or a machine's name
    public record Line(Doubt doubt, String place) {}

    /// How much was looked at.
    ///
    /// @param machines how many there are as the body says; inside, all builds together; 0 when it does not say
    /// @param known how many of them scans know
    /// @param looked how many of these a scan of the fieldwork reached
    /// @param tested how many the tester's own report names
    /// @param loggedIn how many a scan reached that logged in
    /// @param promised share of the manual sample that the scope promises, in per cent
    /// @param asked share that the edition asks for, in per cent
    public record Share(int machines, int known, int looked, int tested, int loggedIn, int promised, int asked) {

        /// @return tested of all that there are, in per cent rounded down; none when there are none
        public Optional<Integer> testedShare() {
            int all = Math.max(machines, known);
            return all == 0 ? Optional.empty() : Optional.of((int) (100L * tested / all));
        }

        /// @return whether less was tested than the scope promises
        public boolean shortOfPromise() {
            return testedShare().filter(share -> share < promised).isPresent();
        }
    }

    /// @param estate none when the body has not said what there is; then nothing is held against it
    /// @param machines all that scans know of the environment
    public static ScopeCheck of(
            Scope scope, Optional<EstateDeclared> estate, Collection<Machine> machines, HealthCheckTerms terms) {
        Places inside = Places.of(scope.internal());
        Places outside = Places.of(scope.external());
        List<Set<String>> looked =
                machines.stream().filter(Machine::looked).map(Machine::known).toList();
        List<Line> lines = new ArrayList<>();
        estate.ifPresent(all -> {
            List<String> left = unscoped(scope, all);
            add(lines, Doubt.EXTERNAL_NOT_IN_SCOPE, left);
            List<String> unseen = new ArrayList<>(Places.of(all.external()).without(looked));
            unseen.removeAll(left);
            unseen.retainAll(excluded(scope).lacking(Places.of(all.external())));
            add(lines, Doubt.EXTERNAL_NOT_SEEN, unseen);
        });
        Set<String> declared = estate.map(EstateDeclared::external).orElse(Set.of());
        add(
                lines,
                Doubt.SCOPE_NOT_TOUCHED,
                outside.without(looked).stream()
                        .filter(p -> !declared.contains(p))
                        .toList());
        add(lines, Doubt.SCOPE_NOT_TOUCHED, inside.without(looked));
        estate.ifPresent(all -> {
            add(lines, Doubt.INTERNAL_NOT_IN_SCOPE, lacking(scope, scope.internal(), all.internal()));
            strangers(all, machines, lines);
        });
        Places facing = estate.map(all -> Places.of(all.external())).orElse(outside);
        List<Machine> external = new ArrayList<>();
        List<Machine> internal = new ArrayList<>();
        machines.forEach(m -> (m.facing() || facing.hold(m.known()) ? external : internal).add(m));
        int built = estate.stream()
                .flatMap(all -> all.builds().stream())
                .mapToInt(Build::machines)
                .sum();
        return new ScopeCheck(
                lines,
                share(built, internal, scope.internalSample(), terms.sample().internal()),
                share(
                        estate.map(all -> all.external().size()).orElse(0),
                        external,
                        scope.externalSample(),
                        terms.sample().external()));
    }

    /// @return what faces outwards as the body says and is neither in the scope nor excluded, addresses by
    ///     their number before names
    public static List<String> unscoped(Scope scope, EstateDeclared estate) {
        return lacking(scope, scope.external(), estate.external());
    }

    private static List<String> lacking(Scope scope, Set<String> scoped, Set<String> declared) {
        List<String> lacking = new ArrayList<>(Places.of(scoped).lacking(Places.of(declared)));
        lacking.retainAll(excluded(scope).lacking(Places.of(declared)));
        return lacking;
    }

    private static Places excluded(Scope scope) {
        return Places.of(scope.excluded().stream().map(Exclusion::place).toList());
    }

    private static void strangers(EstateDeclared estate, Collection<Machine> machines, List<Line> lines) {
        Places inside = Places.of(estate.internal());
        Places outside = Places.of(estate.external());
        if (!inside.isEmpty()) {
            List<String> names = machines.stream()
                    .filter(m -> !inside.hold(m.known()) && !outside.hold(m.known()))
                    .map(Machine::name)
                    .toList();
            add(lines, Doubt.OUTSIDE_ESTATE, Places.sorted(names));
        }
    }

    private static void add(List<Line> lines, Doubt doubt, List<String> places) {
        places.forEach(place -> lines.add(new Line(doubt, place)));
    }

    private static Share share(int machines, List<Machine> all, int promised, int asked) {
        return new Share(
                machines,
                all.size(),
                (int) all.stream().filter(Machine::looked).count(),
                (int) all.stream().filter(Machine::tested).count(),
                (int) all.stream().filter(Machine::loggedIn).count(),
                promised,
                asked);
    }
}
