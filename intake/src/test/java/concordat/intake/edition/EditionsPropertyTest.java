package concordat.intake.edition;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Assurance;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Count;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.Edition;
import concordat.catalogue.ExploitedWindow;
import concordat.catalogue.FailRule;
import concordat.catalogue.ManualSample;
import concordat.catalogue.PostureQuery;
import concordat.catalogue.PostureRule;
import concordat.catalogue.PostureTerms;
import concordat.catalogue.ResidualRisk;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Rung;
import concordat.catalogue.ServiceLevels;
import concordat.catalogue.Tier;
import concordat.catalogue.Trigger;
import concordat.catalogue.WeaknessMap;
import concordat.catalogue.WeaknessScheme;
import java.io.IOException;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class EditionsPropertyTest {

    private static final Edition CODE = Editions.modelCode();
    private static final String WRITTEN = Editions.write(CODE);

    @Test
    void theModelCode_readsBackAsWritten() throws IOException {
        assertThat(EditionsTest.read(WRITTEN)).isEqualTo(new EditionReading.Read(CODE));
    }

    @Property(tries = 150)
    void anyEdition_readsBackAsWritten(@ForAll("editions") Edition edition) throws IOException {
        assertThat(EditionsTest.read(Editions.write(edition))).isEqualTo(new EditionReading.Read(edition));
    }

    @Property(tries = 150)
    void aFileCutShort_isReadOrRejected_neverAnythingElse(@ForAll @IntRange(max = 30_000) int length)
            throws IOException {
        assertThat(EditionsTest.read(WRITTEN.substring(0, Math.min(length, WRITTEN.length()))))
                .isNotNull();
    }

    @Property(tries = 300)
    void aFileWithOneCharacterChanged_isReadOrRejected_neverAnythingElse(
            @ForAll @IntRange(max = 999) int at, @ForAll("characters") String put) throws IOException {
        String small = EditionsTest.SMALL;
        int place = at % small.length();
        assertThat(EditionsTest.read(small.substring(0, place) + put + small.substring(place + 1)))
                .isNotNull();
    }

    @Provide
    Arbitrary<String> characters() {
        return Arbitraries.strings()
                .withChars("\t\n\r :,-[]{}#&*!|>'\"%@`?\\~\u0000\u0085\ufeff\u2028aZ09")
                .ofMaxLength(2);
    }

    @Provide
    Arbitrary<Edition> editions() {
        Arbitrary<String> words = Arbitraries.oneOf(
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(30),
                        Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(30),
                        Arbitraries.of(
                                "true", "null", "12", "1e3", "a: b", "- x", "&a", "~", "0x1F", " x ", "#", "é\n"))
                .filter(text -> !text.isBlank() && text.chars().noneMatch(c -> Character.isSurrogate((char) c)));
        Arbitrary<Set<Tier>> tiers = Arbitraries.of(EnumSet.allOf(Tier.class)).set();
        return words.list().ofSize(6).flatMap(texts -> tiers.list().ofSize(3).map(some -> edition(texts, some)));
    }

    private static List<DecisionRight> rights(int days) {
        return List.of(
                new DecisionRight(ResidualRisk.HIGH, "public", Set.of("security-officer"), Duration.ofMinutes(days)),
                new DecisionRight(
                        ResidualRisk.LOW, "public", Set.of("data-owner", "authority"), Duration.ofDays(days + 90)));
    }

    /// The Model Code with one control replaced by a strange one.
    private static Edition edition(List<String> texts, List<Set<Tier>> tiers) {
        List<String> handlings = List.of("official", "official-personal", "official-sensitive");
        List<RestsOn> rests = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            rests.add(new RestsOn(handlings.get(i), tiers.get(i), tiers.get(i).isEmpty()));
        }
        Control first = CODE.controls().getFirst();
        Control strange = new Control(
                first.id(),
                texts.get(0),
                texts.get(1),
                texts.get(2),
                true,
                Period.of(1, 2, 3),
                rests,
                first.needs(),
                List.of(new FailRule(texts.get(3), "finding.plugin != 'a\"b\\\\'\n  && true")),
                List.of(
                        new CrosswalkRef(texts.get(4), texts.get(5)),
                        new CrosswalkRef("z", "1"),
                        new CrosswalkRef("a", "1")),
                Set.of(new ControlId("OLD-02"), new ControlId("OLD-01")));
        return new Edition(
                CODE.id(),
                texts.get(5),
                CODE.startsOn(),
                Duration.ZERO,
                Duration.ofMinutes(90),
                CODE.handlings(),
                CODE.facts(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(strange),
                rights(tiers.size()),
                List.of(new Trigger(texts.get(4), Count.SLIPS, 1_000_000, Rung.REVIEW)),
                new ServiceLevels(1, 250, 3),
                Duration.ofSeconds(texts.get(0).length()),
                Optional.of(new ExploitedWindow(Duration.ofDays(tiers.size()), Duration.ofDays(21)))
                        .filter(window -> texts.get(1).length() % 2 == 0),
                List.of(
                        new WeaknessMap(
                                WeaknessScheme.CWE,
                                new CrosswalkRef(texts.get(4), texts.get(5)),
                                List.of("CWE-79", "CWE-1392")),
                        new WeaknessMap(
                                WeaknessScheme.FAMILY,
                                new CrosswalkRef("z", texts.get(3)),
                                List.of("nessus:a, \"b\": [c]", "lynis:*"))),
                new ManualSample(texts.get(2).length() % 101, tiers.size()),
                new PostureTerms(
                        List.of(new PostureRule(
                                "managed", "os.name != 'a\"b\\\\'\n  && true", Assurance.SELF, Duration.ofHours(30))),
                        List.of(new PostureQuery(
                                "q-1", Set.of("linux", texts.get(1)), Duration.ofSeconds(61), texts.get(2)))));
    }
}
