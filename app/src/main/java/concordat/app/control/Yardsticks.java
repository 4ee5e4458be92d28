package concordat.app.control;

import concordat.assurance.Programme;
import concordat.assurance.act.RatingAct.Catalogue;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.act.RatingAct.VulnerabilityCatalogueHeld;
import concordat.assurance.asset.NamesSaid;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Edition;
import concordat.findings.Adjustments;
import concordat.findings.Exploited;
import concordat.findings.FixWindows;
import concordat.findings.Yardstick;
import concordat.intake.RuleJudge;
import concordat.rules.Compilation;
import concordat.rules.FindingRules;
import concordat.store.Stores;
import concordat.store.VulnerabilityStore;
import concordat.web.http.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What findings are judged by now: the edition's rules and windows, what is known to be exploited, and which ratings
/// were adjusted. Safe for threads.
final class Yardsticks {

    /// Changes when the same edition, catalogue and ratings would come to other breaches by this build.
    private static final String BUILD = "2";

    private record Listed(String digest, Exploited exploited) {}

    private final Stores stores;
    private final Supplier<Programme> programme;
    private final InstantSource clock;
    private final DecidedRatings decided;
    private final Map<String, FindingRules> rules = new ConcurrentHashMap<>();
    private volatile Listed newest = new Listed("", Exploited.NONE);

    Yardsticks(Stores stores, Supplier<Programme> programme, InstantSource clock) {
        this.stores = stores;
        this.programme = programme;
        this.clock = clock;
        this.decided = new DecidedRatings(stores);
    }

    /// What one environment's findings are judged by.
    ///
    /// @param said which names are one asset, or two, because somebody said so
    /// @param name another whenever any of it is
    record Ruling(
            Edition edition,
            FixWindows windows,
            Exploited exploited,
            Adjustments adjustments,
            FindingRules rules,
            NamesSaid said,
            String name) {

        /// @return the same with other ratings, under no name: nothing is ever judged by it for good
        Ruling rating(Adjustments others) {
            return new Ruling(edition, windows, exploited, others, rules, said, "");
        }

        /// @return a fresh one; not safe for threads
        RuleJudge judge() {
            return new RuleJudge(rules, exploited);
        }

        /// @return a fresh one; not safe for threads
        Yardstick yardstick() {
            return new Yardstick(windows, judge(), adjustments);
        }
    }

    /// @throws Refusal when there is no edition yet, or a catalogue that the ledger names is not here
    Ruling of(EnvironmentId environment) {
        return of(environment, exploited(programme.get()));
    }

    /// As [#of], by the catalogue that is at hand if the right one is not: for what comes before anybody could give it.
    ///
    /// @throws Refusal when there is no edition yet
    Ruling ofWhatIsHere(EnvironmentId environment) {
        try {
            return of(environment);
        } catch (Refusal refusal) {
            return of(environment, newest.exploited());
        }
    }

    private Ruling of(EnvironmentId environment, Exploited exploited) {
        Programme now = programme.get();
        Instant at = clock.instant();
        Edition edition = now.editionAt(at)
                .orElseThrow(() -> Refusal.of(409, "There is no edition yet", "Issue one before reports come in."));
        return new Ruling(
                edition,
                FixWindows.of(edition, exploited),
                exploited,
                decided.of(now, environment, at),
                rules(edition),
                now.sayings().counting(environment),
                name(now, environment, at));
    }

    /// @return the findings that a decision is of, lower-case hex
    Set<String> members(RatingAdjusted decision) {
        return decided.members(programme.get().network(), decision);
    }

    /// The name that a ruling of the environment would have, without making it; none while there is no edition.
    String name(EnvironmentId environment) {
        return name(programme.get(), environment, clock.instant());
    }

    private static String name(Programme now, EnvironmentId environment, Instant at) {
        String adjusted = now.ratings().of(environment, at).stream()
                .map(a -> a.decided().act().risk().value())
                .collect(Collectors.joining(","));
        return BUILD + " " + now.editionAt(at).map(Edition::id).orElse("") + " "
                + held(now, Catalogue.KNOWN_EXPLOITED).orElse("") + " " + adjusted
                + now.sayings().newest(environment).stream()
                        .mapToObj(position -> " names " + position)
                        .collect(Collectors.joining());
    }

    /// The digest of the list that the network goes by.
    static Optional<String> held(Programme programme, Catalogue catalogue) {
        return programme.ratings().held(catalogue).map(h -> h.act().digest());
    }

    private Exploited exploited(Programme now) {
        Optional<String> digest = held(now, Catalogue.KNOWN_EXPLOITED);
        if (digest.isEmpty()) {
            return Exploited.NONE;
        }
        Listed known = newest;
        if (known.digest().equals(digest.get())) {
            return known.exploited();
        }
        VulnerabilityStore store = new VulnerabilityStore(now.network());
        Exploited read = stores.read(connection -> store.listed(connection, digest.get()))
                .map(Exploited::new)
                .orElseThrow(() -> Refusal.of(
                        503,
                        "The catalogue of what is known to be exploited is not here",
                        "The record says that it is held, as of "
                                + now.ratings()
                                        .held(Catalogue.KNOWN_EXPLOITED)
                                        .map(h -> h.act())
                                        .map(VulnerabilityCatalogueHeld::asOf)
                                        .orElseThrow()
                                + ". Give the same file again: concordat enrich kev FILE."));
        newest = new Listed(digest.get(), read);
        return read;
    }

    private FindingRules rules(Edition edition) {
        return rules.computeIfAbsent(edition.id(), id -> switch (FindingRules.compile(edition)) {
            case Compilation.Compiled compiled -> compiled.rules();
            case Compilation.Refused refused ->
                throw new IllegalStateException("edition " + id + " was issued with rules that fail: " + refused);
        });
    }
}
