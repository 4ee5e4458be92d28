package concordat.catalogue.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RelationTest {

    @ParameterizedTest
    @CsvSource({
        "SUBSET, SUBSET, SUBSET",
        "SUPERSET, SUPERSET, SUPERSET",
        "SUPERSET, SUBSET, INTERSECTS",
        "SUBSET, SUPERSET, ",
        "INTERSECTS, SUBSET, INTERSECTS",
        "INTERSECTS, SUPERSET, ",
        "INTERSECTS, INTERSECTS, ",
        "SUPERSET, INTERSECTS, INTERSECTS",
        "SUBSET, INTERSECTS, ",
        "NONE, SUBSET, ",
        "SUPERSET, NONE, ",
        "NONE, NONE, ",
    })
    void twoRelationsOneAfterTheOther_giveThis_orNothing(Relation first, Relation second, Relation whole) {
        assertThat(first.then(second)).isEqualTo(Optional.ofNullable(whole));
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void equalIsNeutral_onBothSides(Relation relation) {
        assertThat(Relation.EQUAL.then(relation)).contains(relation);
        assertThat(relation.then(Relation.EQUAL)).contains(relation);
    }

    @ParameterizedTest
    @EnumSource(Relation.class)
    void reversingTwice_isNothing(Relation relation) {
        assertThat(relation.reversed().reversed()).isEqualTo(relation);
    }

    @Test
    void reversing_turnsSubsetAndSuperset_andNothingElse() {
        assertThat(Relation.SUBSET.reversed()).isEqualTo(Relation.SUPERSET);
        assertThat(EnumSet.complementOf(EnumSet.of(Relation.SUBSET, Relation.SUPERSET)))
                .allMatch(relation -> relation.reversed() == relation);
    }

    @Property
    void itDoesNotMatter_whichOfThreeAreTakenTogetherFirst(@ForAll Relation a, @ForAll Relation b, @ForAll Relation c) {
        assertThat(a.then(b).flatMap(ab -> ab.then(c))).isEqualTo(b.then(c).flatMap(bc -> a.then(bc)));
    }

    @Property
    void aWayBack_isTheReverseOfTheWay(@ForAll Relation a, @ForAll Relation b) {
        assertThat(b.reversed().then(a.reversed())).isEqualTo(a.then(b).map(Relation::reversed));
    }

    /// Over all sets of three elements: what follows always holds, and whatever else always held would be weaker.
    @Property
    void whatFollows_holdsOfAnySets_andNothingStrongerDoes(@ForAll Relation a, @ForAll Relation b) {
        Set<Relation> always = EnumSet.allOf(Relation.class);
        for (int x = 1; x < 8; x++) {
            for (int y = 1; y < 8; y++) {
                for (int z = 1; z < 8; z++) {
                    if (holds(a, x, y) && holds(b, y, z)) {
                        int first = x;
                        int third = z;
                        always.removeIf(relation -> !holds(relation, first, third));
                    }
                }
            }
        }
        Optional<Relation> strongest = always.stream().findFirst();
        boolean passesNone = a == Relation.NONE || b == Relation.NONE;
        if (passesNone && a != Relation.EQUAL && b != Relation.EQUAL) {
            assertThat(a.then(b)).as("none stops, even where more would follow").isEmpty();
        } else {
            assertThat(a.then(b)).isEqualTo(strongest);
        }
    }

    static boolean holds(Relation relation, int source, int target) {
        return switch (relation) {
            case EQUAL -> source == target;
            case SUPERSET -> (target & ~source) == 0;
            case SUBSET -> (source & ~target) == 0;
            case INTERSECTS -> (source & target) != 0;
            case NONE -> (source & target) == 0;
        };
    }

    static boolean holds(Relation relation, BitSet source, BitSet target) {
        BitSet common = (BitSet) source.clone();
        common.and(target);
        return switch (relation) {
            case EQUAL -> source.equals(target);
            case SUPERSET -> common.equals(target);
            case SUBSET -> common.equals(source);
            case INTERSECTS -> !common.isEmpty();
            case NONE -> common.isEmpty();
        };
    }
}
