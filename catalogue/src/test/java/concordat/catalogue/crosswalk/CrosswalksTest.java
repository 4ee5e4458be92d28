package concordat.catalogue.crosswalk;

import static concordat.catalogue.crosswalk.Sketch.path;
import static concordat.catalogue.crosswalk.Sketch.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.catalogue.CrosswalkRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CrosswalksTest {

    @Test
    void aPathOfSeveralSteps_isAsSureAsItsWeakest_andShowsEveryStep() {
        Crosswalks crosswalks = used("a1 SUPERSET b1 90", "b1 EQUAL c1 70", "c1 SUPERSET d1 80");

        Path path = path(crosswalks, "a1", "d1").orElseThrow();

        assertThat(path.relation()).isEqualTo(Relation.SUPERSET);
        assertThat(path.confidence()).isEqualTo(70);
        assertThat(path.hops())
                .extracting(hop -> hop.from().getFirst().id() + " " + hop.relation() + " "
                        + hop.to().id())
                .containsExactly("a1 SUPERSET b1", "b1 EQUAL c1", "c1 SUPERSET d1");
    }

    @Test
    void whatWasSaidOneWay_isKnownTheOtherWay_turned() {
        Crosswalks crosswalks = used("b1 SUBSET a1 90");

        Path path = path(crosswalks, "a1", "b1").orElseThrow();

        assertThat(path.relation()).isEqualTo(Relation.SUPERSET);
        assertThat(path.hops()).singleElement().matches(Hop::reversed);
    }

    @Test
    void nothingFollows_ofWhatWasNotSaid() {
        Crosswalks crosswalks = used("a1 SUBSET b1 90", "b1 SUPERSET c1 90", "a2 NONE b2 90", "b2 SUPERSET c2 90");

        assertThat(crosswalks.paths("code-a", "code-c")).isEmpty();
        assertThat(crosswalks.paths("code-a", "code-z")).isEmpty();
        assertThat(path(crosswalks, "a2", "b2").orElseThrow().relation()).isEqualTo(Relation.NONE);
    }

    @Test
    void theStrongerRelationIsBetter_thenTheSurer_thenTheShorter_thenTheFirstByIds() {
        Crosswalks crosswalks = used(
                // stronger though less sure
                "a1 INTERSECTS d1 99",
                "a1 SUPERSET b1 30",
                "b1 EQUAL d1 30",
                // surer though longer
                "a2 EQUAL d2 40",
                "a2 EQUAL b2 60",
                "b2 EQUAL c2 60",
                "c2 EQUAL d2 60",
                // shorter
                "a3 EQUAL b3 50",
                "b3 EQUAL d3 50",
                "a3 EQUAL d3 50",
                // first by ids
                "a4 EQUAL b5 50",
                "b5 EQUAL d4 50",
                "a4 EQUAL b4 50",
                "b4 EQUAL d4 50");

        assertThat(path(crosswalks, "a1", "d1").orElseThrow().relation()).isEqualTo(Relation.SUPERSET);
        assertThat(path(crosswalks, "a2", "d2").orElseThrow().hops()).hasSize(3);
        assertThat(path(crosswalks, "a3", "d3").orElseThrow().hops()).hasSize(1);
        assertThat(path(crosswalks, "a4", "d4").orElseThrow().hops().getFirst().to())
                .isEqualTo(new CrosswalkRef("code-b", "b4"));
    }

    @Test
    void aSurerBeginning_doesNotCostASteps_whenTheEndIsTheWeakLink() {
        Crosswalks crosswalks = used("a1 EQUAL b1 50", "a1 EQUAL c1 90", "c1 EQUAL b1 90", "b1 EQUAL d1 40");

        Path path = path(crosswalks, "a1", "d1").orElseThrow();

        assertThat(path.confidence()).isEqualTo(40);
        assertThat(path.hops()).hasSize(2);
    }

    @Test
    void theWeakerRelationMayLeadFurther() {
        Crosswalks crosswalks = used("a1 SUPERSET b1 90", "a1 SUBSET c1 90", "c1 SUBSET b1 90", "b1 SUBSET d1 90");

        assertThat(path(crosswalks, "a1", "b1").orElseThrow().relation()).isEqualTo(Relation.SUPERSET);
        assertThat(path(crosswalks, "a1", "d1").orElseThrow().relation()).isEqualTo(Relation.SUBSET);
    }

    @Test
    void cycles_endByThemselves() {
        Crosswalks crosswalks = used(
                "a1 EQUAL b1 90",
                "b1 EQUAL c1 90",
                "c1 EQUAL a1 90",
                "c1 EQUAL b1 90",
                "c1 SUPERSET b2 90",
                "b2 SUPERSET c1 90",
                "b2 EQUAL d1 90");

        assertThat(path(crosswalks, "a1", "d1").orElseThrow().hops()).hasSize(3);
        assertThat(crosswalks.paths("code-a", "code-d")).hasSize(1);
    }

    @Test
    void aPath_neverComesBackToTheCodeItLeft() {
        // By way of a2, which everybody would call another control of ours.
        Crosswalks crosswalks = used("a1 SUPERSET b1 90", "a2 SUPERSET b1 90", "a2 SUBSET c1 90");

        assertThat(path(crosswalks, "a1", "c1")).isEmpty();
        assertThat(path(crosswalks, "a2", "c1")).isPresent();
    }

    @Test
    void ofSeveralTogether_eachIsSaidOnlyWhatMustHoldOfIt() {
        Crosswalks crosswalks = used(
                "a1+a2 EQUAL b1 80",
                "a1+a2 SUPERSET b2 80",
                "a1 SUPERSET b3+b4 80",
                "a1 SUBSET b5+b6 80",
                "a1+a2 SUPERSET b7+b8 80",
                "a1+a2 NONE b9 80");

        assertThat(path(crosswalks, "a1", "b1").orElseThrow().relation()).isEqualTo(Relation.SUBSET);
        assertThat(path(crosswalks, "b1", "a1").orElseThrow().relation()).isEqualTo(Relation.SUPERSET);
        assertThat(path(crosswalks, "a1", "b2").orElseThrow().relation()).isEqualTo(Relation.INTERSECTS);
        assertThat(path(crosswalks, "a1", "b3").orElseThrow().relation()).isEqualTo(Relation.SUPERSET);
        assertThat(path(crosswalks, "a1", "b5").orElseThrow().relation()).isEqualTo(Relation.INTERSECTS);
        assertThat(path(crosswalks, "a1", "b7")).isEmpty();
        assertThat(path(crosswalks, "a2", "b9").orElseThrow().relation()).isEqualTo(Relation.NONE);
    }

    @Test
    void theOrderInWhichCrosswalksCome_changesNothing() {
        List<Crosswalk> crosswalks = new ArrayList<>(Sketch.crosswalks(
                "a1 EQUAL b5 50",
                "b5 EQUAL d4 50",
                "a1 EQUAL c4 50",
                "c4 EQUAL d4 50",
                "a1 EQUAL b4 50",
                "b4 EQUAL d4 50"));
        List<Path> before = Crosswalks.counting(crosswalks).paths("code-a", "code-d");

        assertThat(Crosswalks.counting(crosswalks.reversed()).paths("code-a", "code-d"))
                .isEqualTo(before);
    }

    @Test
    void aDraftCountsOnlyInAPreview_andWhatIsDeprecatedNever() {
        List<Correspondence> maps = List.of(Sketch.map("a1 EQUAL b1 90"));
        Crosswalk draft = Sketch.crosswalk("code-a", "code-b", Provenance.Status.DRAFT, maps);
        Crosswalk gone = Sketch.crosswalk("code-a", "code-c", Provenance.Status.SUPERSEDED, maps);

        assertThat(Crosswalks.counting(List.of(draft, gone)).used()).isEmpty();
        assertThat(Crosswalks.preview(List.of(draft, gone)).used()).containsExactly(draft);
    }

    @Test
    void whatContradictsItself_isRefused() {
        assertThatThrownBy(() -> used("a1 EQUAL a2 90")).hasMessageContaining("compares [code-a] with [code-a]");
        assertThatThrownBy(() -> used("a1 EQUAL b1 90", "a1 SUBSET b1 80"))
                .hasMessageContaining("compares [a1] with [b1] twice");
        assertThatThrownBy(() -> used("a1 EQUAL b1 101")).hasMessageContaining("101 per cent");
        List<Crosswalk> twice = new ArrayList<>(Sketch.crosswalks("a1 EQUAL b1 90"));
        twice.addAll(Sketch.crosswalks("a2 EQUAL b1 90"));
        assertThatThrownBy(() -> Crosswalks.counting(twice)).hasMessageContaining("two crosswalks called");
    }

    @Test
    void anIdThatItsCodeDoesNotHave_isNamed() {
        Crosswalk crosswalk = Sketch.crosswalks("a1 EQUAL b1+b9 90").getFirst();

        assertThat(crosswalk.strangers(List.of(Sketch.code('a', "a2"), Sketch.code('b', "b1"))))
                .containsExactly("code-a has no a1", "code-b has no b9");
        assertThat(crosswalk.strangers(List.of())).isEmpty();
    }
}
