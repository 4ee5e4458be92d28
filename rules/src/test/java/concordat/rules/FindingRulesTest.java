package concordat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceKind;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.FailRule;
import concordat.catalogue.Handling;
import concordat.catalogue.RestsOn;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import concordat.catalogue.Tier;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FindingRulesTest {

    private static final FindingFacts LOG4J = new FindingFacts(
            Severity.CRITICAL,
            "nessus:156032",
            "Web Servers",
            List.of("CVE-2021-44228"),
            Set.of(502),
            Set.of(new CrosswalkRef("nist-800-53", "si-2")),
            true,
            10.0,
            true,
            false,
            8443,
            "tcp",
            true,
            "mail.example.org");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            finding.severity >= HIGH ; true
            finding.severity == LOW ; false
            finding.weakness == 'nessus:156032' && finding.plugin == '156032' ; true
            'CVE-2021-44228' in finding.cves ; true
            finding.cves.exists(c, c.startsWith('CVE-2019')) ; false
            502 in finding.cwes && !(79 in finding.cwes) ; true
            'nist-800-53:si-2' in finding.references ; true
            finding.knownExploited ; true
            finding.cvss > 9.0 && finding.exploitable ; true
            finding.unsupported ; false
            finding.family.matches('(?i)web.*') ; true
            finding.port in [80, 443] || finding.protocol == 'udp' ; false
            asset.internetFacing && asset.name.endsWith('.example.org') ; true
            """)
    void failing_overEveryName_answersAsTheExpressionSays(String expression, boolean fails) {
        assertThat(compiled(expression).failing(LOG4J, Duration.ZERO)).hasSize(fails ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finding.severity >= HIGH",
                "finding.plugin == '156032'",
                "79 in finding.cwes",
                "finding.knownExploited",
                "finding.port == 22 && age > duration('24h')",
                "asset.name == 'other.example.org'"
            })
    void everFailing_askedOfOthersInBetween_answersAsIfAskedForTheFirstTime(String expression) {
        FindingFacts other = new FindingFacts(
                Severity.LOW,
                "nessus:10863",
                "General",
                List.of(),
                Set.of(79),
                Set.of(),
                false,
                2.0,
                false,
                false,
                22,
                "tcp",
                false,
                "Other.example.org");
        FindingRules rules = compiled(expression);
        List<Failing> first = rules.everFailing(LOG4J);
        assertThat(rules.everFailing(other)).isEqualTo(compiled(expression).everFailing(other));
        assertThat(rules.everFailing(other)).isNotEqualTo(first);
        assertThat(rules.everFailing(LOG4J)).isEqualTo(first);
    }

    @Test
    void failing_findingThatFailsNothing_isEmpty() {
        assertThat(compiled("finding.severity == INFO", "!asset.internetFacing").everFailing(LOG4J))
                .isEmpty();
    }

    @Test
    void everFailing_ruleByAge_tellsTheFirstSecondItFails() {
        FindingRules rules = compiled("finding.severity >= HIGH && age > duration('336h')");
        assertThat(rules.everFailing(LOG4J)).singleElement().satisfies(failing -> {
            assertThat(failing.fromAge()).isEqualTo(Duration.ofDays(14).plusSeconds(1));
            assertThat(failing.problem()).isEmpty();
            assertThat(rules.failing(LOG4J, failing.fromAge())).hasSize(1);
            assertThat(rules.failing(LOG4J, failing.fromAge().minusSeconds(1))).isEmpty();
        });
    }

    @Test
    void failing_ruleThatCannotBeEvaluated_countsAsFailingAndIsReported() {
        assertThat(compiled("finding.cves[7] == 'CVE-2000-0001'").failing(LOG4J, Duration.ZERO))
                .singleElement()
                .satisfies(failing -> assertThat(failing.problem()).isPresent());
    }

    @Test
    void compile_badRules_tellsAllOfThemWithTheirPlaces() {
        Compilation compilation = FindingRules.compile(
                edition("finding.severty > HIGH", "finding.severity > 'high'", "true &&\n  (", "1 + 1", "true"));
        assertThat(compilation).isInstanceOfSatisfying(Compilation.Refused.class, refused -> {
            assertThat(refused.problems()).extracting(p -> p.control().value()).contains("VUL-01", "VUL-02", "VUL-03");
            assertThat(refused.problems()).extracting(p -> p.control().value()).doesNotContain("VUL-05");
            assertThat(refused.problems().getFirst().text()).contains("finding.severity");
            assertThat(refused.problems())
                    .filteredOn(p -> p.control().value().equals("VUL-03"))
                    .allSatisfy(p -> assertThat(p.line()).isBetween(1, 2));
            assertThat(refused.problems()).extracting(p -> p.control().value()).contains("VUL-04");
        });
    }

    @Property(tries = 300)
    void compile_anyText_isCompiledOrRefused(@ForAll("expressions") String expression) {
        switch (FindingRules.compile(edition(expression))) {
            case Compilation.Compiled done -> done.rules().everFailing(LOG4J);
            case Compilation.Refused refused ->
                assertThat(refused.problems())
                        .allSatisfy(p -> assertThat(p.text()).isNotBlank());
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> words = Arbitraries.of(
                "finding",
                ".",
                "severity",
                "age",
                ">",
                "duration('1h')",
                "(",
                ")",
                "[",
                "]",
                "&&",
                "!",
                "CRITICAL",
                "'",
                "finding.cves",
                "exists",
                "(c, c == 'x')",
                "9223372036854775807",
                "+",
                "-",
                "/",
                "0",
                "\"",
                "\n",
                " ",
                "?",
                ":",
                "{",
                "}",
                "true",
                "asset.name",
                ".matches('(')",
                "in",
                "\u0000",
                "é");
        return words.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(list -> String.join("", list))
                .filter(s -> !s.isBlank());
    }

    private static FindingRules compiled(String... expressions) {
        return switch (FindingRules.compile(edition(expressions))) {
            case Compilation.Compiled done -> done.rules();
            case Compilation.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static Edition edition(String... expressions) {
        List<Control> controls = new ArrayList<>();
        for (String expression : expressions) {
            controls.add(new Control(
                    new ControlId("VUL-%02d".formatted(controls.size() + 1)),
                    "Vulnerabilities",
                    "Known weaknesses are put right",
                    "Are they?",
                    true,
                    Period.ofDays(30),
                    List.of(new RestsOn("official", Set.of(Tier.MANAGED), true)),
                    List.of(new EvidenceNeed(EvidenceKind.SCAN, Strength.MACHINE)),
                    List.of(new FailRule("open too long " + (controls.size() + 1), expression)),
                    List.of()));
        }
        return edition(controls.toArray(Control[]::new));
    }

    static Edition edition(Control... controls) {
        return new Edition(
                "test-1",
                "A test",
                LocalDate.EPOCH,
                Duration.ZERO,
                Duration.ofDays(365),
                List.of(new Handling("official", "OFFICIAL", Strength.DECLARED, Duration.ofHours(1))),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(controls));
    }
}
