package concordat.catalogue.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.CrosswalkRef;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Codes whose requirements really are sets of things asked, and crosswalks that say what is true of them.
final class CrosswalksPropertyTest {

    private static final int THINGS = 3;

    /// What every requirement asks, and true statements about some of them.
    private record World(Map<String, BitSet> asks, List<Crosswalk> crosswalks) {

        static World of(long seed) {
            Random random = new Random(seed);
            Map<String, BitSet> asks = new HashMap<>();
            for (char code = 'a'; code <= 'd'; code++) {
                for (int number = 1; number <= 3; number++) {
                    BitSet things = BitSet.valueOf(new long[] {1 + random.nextInt((1 << THINGS) - 1)});
                    asks.put("" + code + number, things);
                }
            }
            Map<List<Set<String>>, String> said = new HashMap<>();
            for (int i = 0; i < 14; i++) {
                char source = (char) ('a' + random.nextInt(4));
                char target = (char) ('a' + (source - 'a' + 1 + random.nextInt(3)) % 4);
                Set<String> sources = some(random, source);
                Set<String> targets = some(random, target);
                List<Relation> hold = truths(asks, sources, targets);
                if (!hold.isEmpty()) {
                    said.putIfAbsent(
                            List.of(sources, targets),
                            String.join("+", sources) + " " + hold.get(random.nextInt(hold.size())) + " "
                                    + String.join("+", targets) + " " + (10 + 10 * random.nextInt(9)));
                }
            }
            return new World(
                    asks, Sketch.crosswalks(said.values().stream().sorted().toArray(String[]::new)));
        }

        private static Set<String> some(Random random, char code) {
            Set<String> some = new HashSet<>();
            some.add("" + code + (1 + random.nextInt(3)));
            if (random.nextInt(4) == 0) {
                some.add("" + code + (1 + random.nextInt(3)));
            }
            return Set.copyOf(some);
        }

        /// What could be said truthfully; several are listed only when each takes part.
        private static List<Relation> truths(Map<String, BitSet> asks, Set<String> sources, Set<String> targets) {
            BitSet source = union(asks, sources);
            BitSet target = union(asks, targets);
            boolean takePart = sources.stream()
                            .allMatch(s -> union(asks, Set.of(s)).intersects(target))
                    && targets.stream().allMatch(t -> union(asks, Set.of(t)).intersects(source));
            List<Relation> hold = new ArrayList<>();
            for (Relation relation : Relation.values()) {
                if (RelationTest.holds(relation, source, target) && (relation == Relation.NONE || takePart)) {
                    hold.add(relation);
                }
            }
            return hold;
        }

        private static BitSet union(Map<String, BitSet> asks, Set<String> ids) {
            BitSet all = new BitSet();
            ids.forEach(id -> all.or(asks.get(id)));
            return all;
        }

        boolean holds(Relation relation, CrosswalkRef from, CrosswalkRef to) {
            return RelationTest.holds(relation, union(asks, Set.of(from.id())), union(asks, Set.of(to.id())));
        }
    }

    @Test
    void theseWorlds_haveSomethingToFind() {
        List<Path> found = LongStream.range(0, 200)
                .boxed()
                .flatMap(seed -> Crosswalks.counting(World.of(seed).crosswalks()).paths("code-a", "code-d").stream())
                .toList();
        assertThat(found).hasSizeGreaterThan(200).anyMatch(path -> path.hops().size() > 2);
        assertThat(found).extracting(Path::relation).contains(Relation.values());
    }

    @Property(tries = 600)
    void nothingIsInvented_whatFollowsIsTrue(@ForAll long seed) {
        World world = World.of(seed);
        for (Path path : Crosswalks.counting(world.crosswalks()).paths("code-a", "code-d")) {
            assertThat(world.holds(path.relation(), path.from(), path.to()))
                    .as("%s", path)
                    .isTrue();
        }
    }

    @Property(tries = 600)
    void aReading_saysOnlyWhatIsTrueOfWhatIsHeld(@ForAll long seed, @ForAll boolean first, @ForAll boolean second) {
        World world = World.of(seed);
        Map<String, Hold> held = new HashMap<>();
        held.put("a3", new Hold("proved", Optional.empty()));
        if (first) {
            held.put("a1", new Hold("proved", Optional.empty()));
        }
        if (second) {
            held.put("a2", new Hold("proved", Optional.empty()));
        }
        Reading reading = Reading.of(
                Sketch.code('a', "a1", "a2", "a3"),
                held,
                Crosswalks.counting(world.crosswalks()),
                Sketch.code('d', "d1", "d2", "d3"));
        for (RequirementReading each : reading.requirements()) {
            BitSet theirs = World.union(world.asks(), Set.of(each.requirement().id()));
            BitSet ours = World.union(world.asks(), each.by().keySet());
            switch (each.coverage()) {
                case MET ->
                    assertThat(RelationTest.holds(Relation.SUPERSET, ours, theirs))
                            .isTrue();
                case PARTLY -> assertThat(ours.intersects(theirs)).isTrue();
                case MISSING -> assertThat(each.lacking()).isNotEmpty().doesNotContainAnyElementsOf(held.keySet());
                case NOT_MAPPED -> assertThat(each.steps()).isEmpty();
            }
        }
    }

    @Property(tries = 300)
    void holdingMore_neverReadsWorse(@ForAll long seed) {
        Crosswalks crosswalks = Crosswalks.counting(World.of(seed).crosswalks());
        Code ours = Sketch.code('a', "a1", "a2", "a3");
        Code theirs = Sketch.code('d', "d1", "d2", "d3");
        Map<String, Hold> held = new HashMap<>();
        Reading before = Reading.of(ours, held, crosswalks, theirs);
        for (String more : List.of("a2", "a1", "a3")) {
            held.put(more, new Hold("proved", Optional.empty()));
            Reading after = Reading.of(ours, held, crosswalks, theirs);
            for (int i = 0; i < 3; i++) {
                assertThat(after.requirements().get(i).coverage())
                        .isLessThanOrEqualTo(before.requirements().get(i).coverage());
            }
            before = after;
        }
    }

    @Property(tries = 300)
    void theBestPath_isTheOneThatTryingAllWouldChoose(@ForAll long seed) {
        List<Crosswalk> crosswalks = World.of(seed).crosswalks();
        List<Link> links = crosswalks.stream()
                .flatMap(c -> Link.of(c).stream())
                .filter(link -> link.hop().from().size() == 1)
                .toList();
        for (Path found : Crosswalks.counting(crosswalks).paths("code-a", "code-d")) {
            List<Path> all = new ArrayList<>();
            walk(found.from(), Relation.EQUAL, List.of(), links, found.to(), all);
            Path best = all.stream()
                    .min(Comparator.comparing(Path::relation)
                            .thenComparingInt(path -> -path.confidence())
                            .thenComparingInt(path -> path.hops().size())
                            .thenComparing(CrosswalksPropertyTest::ids))
                    .orElseThrow();
            assertThat(found.relation()).isEqualTo(best.relation());
            assertThat(found.confidence()).isEqualTo(best.confidence());
            assertThat(found.hops()).hasSameSizeAs(best.hops());
            assertThat(ids(found)).isEqualTo(ids(best));
        }
    }

    private static String ids(Path path) {
        StringBuilder ids = new StringBuilder();
        path.hops().forEach(hop -> ids.append(hop.to()).append(hop.crosswalk()));
        return ids.toString();
    }

    /// Every path that visits no requirement twice.
    private static void walk(
            CrosswalkRef at, Relation relation, List<Hop> hops, List<Link> links, CrosswalkRef goal, List<Path> all) {
        if (at.equals(goal)) {
            int confidence = hops.stream().mapToInt(Hop::confidence).min().orElseThrow();
            all.add(new Path(hops.getFirst().from().getFirst(), at, relation, confidence, hops));
            return;
        }
        boolean arrived = at.code().equals(goal.code());
        for (Link link : links) {
            boolean leads = link.hop().from().getFirst().equals(at)
                    && !link.to().code().equals("code-a")
                    && hops.stream().noneMatch(hop -> hop.to().equals(link.to()));
            if (leads && !arrived) {
                relation.then(link.relation()).ifPresent(next -> {
                    List<Hop> more = new ArrayList<>(hops);
                    more.add(link.hop());
                    walk(link.to(), next, more, links, goal, all);
                });
            }
        }
    }

    @Property
    void theWayBack_saysTheSameTurnedRound(
            @ForAll Relation first,
            @ForAll Relation second,
            @ForAll @IntRange(max = 100) int sure,
            @ForAll @IntRange(max = 100) int surer) {
        Crosswalks crosswalks = Sketch.used("a1 " + first + " b1 " + sure, "c1 " + second.reversed() + " b1 " + surer);

        Optional<Path> there = Sketch.path(crosswalks, "a1", "c1");
        Optional<Path> back = Sketch.path(crosswalks, "c1", "a1");

        assertThat(there.map(Path::relation)).isEqualTo(first.then(second));
        assertThat(back.map(path -> path.relation().reversed())).isEqualTo(there.map(Path::relation));
        assertThat(back.map(Path::confidence)).isEqualTo(there.map(Path::confidence));
    }

    @Property(tries = 300)
    void noPathIsSurer_thanAnyOfItsSteps(@ForAll long seed) {
        for (Path path : Crosswalks.counting(World.of(seed).crosswalks()).paths("code-b", "code-d")) {
            int before = 100;
            for (Hop hop : path.hops()) {
                before = Math.min(before, hop.confidence());
                assertThat(path.confidence()).isLessThanOrEqualTo(before);
            }
            assertThat(path.confidence()).isEqualTo(before);
        }
    }
}
