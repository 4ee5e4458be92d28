package concordat.compile;

import concordat.assurance.Programme;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.act.ServiceRegistered;
import concordat.assurance.ground.Recorded;
import concordat.catalogue.AccessRule;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.Handling;
import concordat.catalogue.Obligation;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Tier;
import concordat.decision.Action;
import concordat.decision.Decision;
import concordat.decision.RouteRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compiles routes: the edition's demands, and the owner's, which only tighten.
final class RouteCompiler {
    private final Edition edition;
    private final List<Tier> tiers;

    private RouteCompiler(Edition edition) {
        this.edition = edition;
        this.tiers = List.of(Tier.values()).subList(0, TermsCompiler.count(edition));
    }

    static List<RouteRow> compile(Programme programme, Edition edition, Instant at) {
        RouteCompiler compiler = new RouteCompiler(edition);
        List<RouteRow> rows = new ArrayList<>();
        for (RouteDeclared declared : programme.routing().footings(at)) {
            String host = programme
                    .service(declared.service())
                    .map(Recorded::act)
                    .map(ServiceRegistered::host)
                    .orElseThrow();
            rows.add(compiler.row(declared, host, programme.routing().ownersNeeds(declared.route(), at)));
        }
        rows.sort(Comparator.comparing(RouteRow::id));
        return rows;
    }

    private RouteRow row(RouteDeclared route, String host, Set<ControlId> owners) {
        int place = place(route.handling());
        Handling handling = edition.handlings().get(place);
        Optional<AccessRule> rule = edition.accessRules().stream()
                .filter(r -> r.handling().equals(handling.id()) && r.action() == route.action())
                .findFirst();
        Duration stale = route.staleLimit()
                .filter(s -> s.compareTo(handling.staleLimit()) < 0)
                .orElse(handling.staleLimit());
        return new RouteRow(
                route.route().value(),
                route.service().value(),
                host,
                route.methods(),
                route.path(),
                place,
                action(route.action()),
                route.releasable(),
                stale.toNanos() / 1_000,
                rule.map(r -> TermsCompiler.place(r.atLeast())).orElse(tiers.size()),
                tiers.stream().map(t -> needs(handling, owners, Optional.of(t))).toList(),
                needs(handling, owners, Optional.empty()),
                obligations(rule.map(AccessRule::obligations).orElse(Set.of())),
                place == edition.handlings().size() - 1);
    }

    /// A handling that the edition has dropped is read as its highest: what is not known is not weakened.
    private int place(String handling) {
        for (int place = 0; place < edition.handlings().size(); place++) {
            if (edition.handlings().get(place).id().equals(handling)) {
                return place;
            }
        }
        return edition.handlings().size() - 1;
    }

    /// @param tier none for callers without a device
    private BitSet needs(Handling handling, Set<ControlId> owners, Optional<Tier> tier) {
        BitSet needs = new BitSet(edition.controls().size());
        for (int bit = 0; bit < edition.controls().size(); bit++) {
            Control control = edition.controls().get(bit);
            Optional<RestsOn> rests = control.restsOn(handling.id());
            boolean byEdition = rests.filter(r -> tier.map(r.tiers()::contains).orElse(r.workloads()))
                    .isPresent();
            needs.set(bit, byEdition || owners.contains(control.id()));
        }
        return needs;
    }

    private static Action action(ActionClass action) {
        return switch (action) {
            case VIEW -> Action.VIEW;
            case CHANGE -> Action.CHANGE;
            case BULK -> Action.BULK;
            case ADMINISTER -> Action.ADMINISTER;
        };
    }

    private static int obligations(Set<Obligation> obligations) {
        int bits = 0;
        for (Obligation obligation : obligations) {
            bits |= switch (obligation) {
                case VIEW_ONLY -> Decision.VIEW_ONLY;
                case NO_BULK -> Decision.NO_BULK;
                case NO_DOWNLOAD -> Decision.NO_DOWNLOAD;
                case STEP_UP -> Decision.STEP_UP;
            };
        }
        return bits;
    }
}
