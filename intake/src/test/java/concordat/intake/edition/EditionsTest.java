package concordat.intake.edition;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Assurance;
import concordat.catalogue.ControlId;
import concordat.catalogue.Count;
import concordat.catalogue.DecisionRight;
import concordat.catalogue.ExploitedWindow;
import concordat.catalogue.FixWindow;
import concordat.catalogue.FixWindowPreset;
import concordat.catalogue.ManualSample;
import concordat.catalogue.PostureQuery;
import concordat.catalogue.PostureRule;
import concordat.catalogue.PostureTerms;
import concordat.catalogue.ResidualRisk;
import concordat.catalogue.Rung;
import concordat.catalogue.ServiceLevels;
import concordat.catalogue.Severity;
import concordat.catalogue.Trigger;
import concordat.intake.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EditionsTest {

    static final String SMALL = """
            edition: tiny-1
            title: Tiny code
            startsOn: 2026-04-01
            transition: P30D
            ceiling: P365D
            handlings:
              - {id: open, title: Open, leastProof: declared, staleLimit: PT24H}
              - {id: closed, title: Closed, leastProof: signed, staleLimit: PT5M}
            facts: [managed, strong-login]
            loginFacts: [strong-login]
            tiers:
              - {tier: managed, facts: [managed, strong-login]}
            access:
              - {handling: open, action: view, atLeast: managed, obligations: [view-only]}
            fixWindows:
              - {severity: critical, internetFacing: P5D, otherwise: P14D}
            controls:
              - id: VUL-01
                section: Weaknesses
                title: Mended in time
                question: Is it?
                restsOn:
                  - {handlings: [open, closed], tiers: all, workloads: true}
                deferrable: false
                proofLasts: P35D
                needs:
                  - {kind: scan, atLeast: machine}
                failRules:
                  - {name: bad, when: finding.severity == CRITICAL}
                crosswalk:
                  caf-4.0: [B4.d]
            """;

    @Test
    void aSoundFile_isRead() throws IOException {
        assertThat(read(SMALL)).isInstanceOfSatisfying(EditionReading.Read.class, read -> {
            assertThat(read.edition().id()).isEqualTo("tiny-1");
            assertThat(read.edition().loginFacts()).containsExactly("strong-login");
            assertThat(read.edition().controls()).hasSize(1);
        });
    }

    @Test
    void whatAFileDoesNotSayOfGovernance_isNone_orUsual() throws IOException {
        assertThat(read(SMALL)).isInstanceOfSatisfying(EditionReading.Read.class, read -> {
            assertThat(read.edition().decisionRights()).isEmpty();
            assertThat(read.edition().ladder()).isEmpty();
            assertThat(read.edition().serviceLevels()).isEqualTo(new ServiceLevels(20, 5, 10));
            assertThat(read.edition().manualSample()).isEqualTo(new ManualSample(10, 100));
            assertThat(read.edition().shadow()).isZero();
            assertThat(read.edition().controls().getFirst().formerly()).isEmpty();
        });
    }

    @Test
    void rights_ladder_serviceLevels_shadow_andFormerIds_areRead() throws IOException {
        assertThat(read(governed(RIGHT))).isInstanceOfSatisfying(EditionReading.Read.class, read -> {
            assertThat(read.edition().decisionRights())
                    .containsExactly(new DecisionRight(
                            ResidualRisk.LOW, "open", Set.of("security-officer"), Duration.ofDays(30)));
            assertThat(read.edition().ladder()).containsExactly(new Trigger("slips", Count.SLIPS, 3, Rung.WATCH));
            assertThat(read.edition().serviceLevels()).isEqualTo(new ServiceLevels(15, 4, 9));
            assertThat(read.edition().manualSample()).isEqualTo(new ManualSample(20, 90));
            assertThat(read.edition().shadow()).isEqualTo(Duration.ofDays(30));
            assertThat(read.edition().controls().getFirst().formerly()).containsExactly(new ControlId("PAT-01"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            residual: low        | residual: huge          | unknown residual huge; known are high, low, moderate, very-high
            handling: open       | handling: opn           | unknown handling opn; did you mean open?
            [security-officer]   | [security-ofcer]        | unknown role security-ofcer; did you mean security-officer?
            [security-officer]   | []                      | a decision right needs at least one entry in approvers
            limit: P30D          | limit: P400D            | beyond the ceiling, authority and data-owner must both be
            measure: slips       | measure: slip           | unknown measure slip; did you mean slips?
            atLeast: 3, rung     | atLeast: some, rung     | atLeast must be a whole number, found [some]
            atLeast: 3, rung     | atLeast: 0, rung        | needs a name and a number from 1 to 1000000
            replyDays: 9         | replyDays: 900          | are not all from 1 to 250
            shadow: P30D         | shadow: a month         | shadow must be a length of time like P14D or PT4H
            formerly: [PAT-01]   | formerly: [VUL-01]      | a control VUL-01 still stands
            formerly: [PAT-01]   | formerly: [PAT-01, PAT-01] | two controls were formerly PAT-01
            """)
    void whatIsWrongWithGovernance_isToldAtItsLine(String right, String wrong, String told) throws IOException {
        String bad = governed(RIGHT).replace(right, wrong);
        long line = 1
                + bad.substring(0, bad.indexOf(wrong))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        assertThat(problems(bad)).anySatisfy(problem -> {
            assertThat(problem.text()).contains(told);
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    private static final String WINDOW = "\n  - {severity: critical, internetFacing: P5D, otherwise: P14D}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cyber-essentials | CYBER_ESSENTIALS
            ncsc             | NCSC
            moj              | MOJ
            fedramp          | FEDRAMP
            """)
    void aNamedScheme_setsItsWindows_alsoWhenWrittenOut(String word, FixWindowPreset preset) throws IOException {
        String file = SMALL.replace(WINDOW, " {preset: " + word + "}");
        assertThat(read(file)).isInstanceOfSatisfying(EditionReading.Read.class, read -> {
            assertThat(read.edition().fixWindows()).isEqualTo(preset.windows());
            assertThat(read.edition().exploitedWindow()).isEmpty();
            assertThat(Editions.write(read.edition())).contains("severity: high");
        });
    }

    @Test
    void aNamedScheme_withWindowsOfItsOwn_andWhatIsKnownToBeExploited_isRead() throws IOException {
        String file = SMALL.replace(WINDOW, """

                  preset: fedramp
                  except:
                    - {severity: low, internetFacing: P60D, otherwise: P120D}
                knownExploited: {internetFacing: P14D, otherwise: P21D}""");
        assertThat(read(file)).isInstanceOfSatisfying(EditionReading.Read.class, read -> {
            assertThat(read.edition().fixWindows())
                    .containsExactlyElementsOf(FixWindowPreset.FEDRAMP.windows(
                            List.of(new FixWindow(Severity.LOW, Duration.ofDays(60), Duration.ofDays(120)))));
            assertThat(read.edition().exploitedWindow())
                    .contains(new ExploitedWindow(Duration.ofDays(14), Duration.ofDays(21)));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {preset: ncs}               | unknown preset ncs; did you mean ncsc?
            {except: []}                | fixWindows lacks preset
            {preset: ncsc, low: P1D}    | unknown key low in fixWindows
            """)
    void aSchemeThatIsNone_isTold(String wrong, String told) throws IOException {
        assertThat(problems(SMALL.replace(WINDOW, " " + wrong)))
                .anySatisfy(problem -> assertThat(problem.text()).contains(told));
    }

    @Test
    void aLargerRiskForLonger_isToldAtTheSecondOfTheTwo() throws IOException {
        String bad = governed(RIGHT + RIGHT.replace("low", "high").replace("P30D", "P60D"));
        assertThat(problems(bad))
                .extracting(Problem::text)
                .containsExactly("for open a risk that is high may be accepted for longer than one that is low");
    }

    @Test
    void howFactsAboutDevicesAreFoundOut_isRead() throws IOException {
        assertThat(read(asking())).isInstanceOfSatisfying(EditionReading.Read.class, read -> {
            PostureTerms posture = read.edition().posture();
            assertThat(posture.rules())
                    .containsExactly(
                            new PostureRule("managed", "management.managed", Assurance.AGENT, Duration.ofHours(26)));
            assertThat(posture.queries())
                    .containsExactly(new PostureQuery(
                            "agent",
                            Set.of("linux", "macos"),
                            Duration.ofMinutes(10),
                            "SELECT 1 AS \"management.managed\";"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fact: managed           | fact: manged         | unknown fact manged; did you mean managed?
            fact: managed           | fact: strong-login   | fact strong-login comes from the login
            when: management        | when: mangement      | in the expression: undeclared reference to 'mangement'
            atLeast: agent          | atLeast: agents      | unknown atLeast agents; did you mean agent?
            lasts: PT26H            | lasts: PT0H          | needs an expression and a time to last
            platforms: [linux, m    | platforms: [macos, m | platform macos stands twice
            every: PT10M            | every: PT0.5S        | give whole seconds, at least one
            """)
    void whatIsWrongWithPosture_isTold(String right, String wrong, String told) throws IOException {
        assertThat(problems(asking().replace(right, wrong)))
                .extracting(Problem::text)
                .anySatisfy(text -> assertThat(text).contains(told));
    }

    private static String asking() {
        return SMALL.replace("controls:\n", """
                posture:
                  - {fact: managed, when: management.managed, atLeast: agent, lasts: PT26H}
                queries:
                  - name: agent
                    platforms: [linux, macos]
                    every: PT10M
                    sql: SELECT 1 AS "management.managed";
                controls:
                """);
    }

    private static final String RIGHT =
            "  - {residual: low, handling: open, approvers: [security-officer], limit: P30D}\n";

    private static String governed(String rights) {
        return SMALL.replace("controls:\n", "decisionRights:\n" + rights + """
                ladder:
                  - {name: slips, measure: slips, atLeast: 3, rung: watch}
                serviceLevels: {assessmentDays: 15, questionDays: 4, replyDays: 9}
                manualSample: {internal: 20, external: 90}
                shadow: P30D
                controls:
                """) + "    formerly: [PAT-01]\n";
    }

    @Test
    void everyProblemOfAFile_isToldAtOnce_byPlace() throws IOException {
        String bad = SMALL.replace("title: Tiny code", "titel: Tiny code")
                .replace("2026-04-01", "1 April")
                .replace("{id: closed,", "{id: open,")
                .replace("loginFacts: [strong-login]", "loginFacts: [strong-logon]")
                .replace("tier: managed", "tier: manged")
                .replace("obligations: [view-only]", "obligations: view-only")
                .replace("deferrable: false", "deferrable: no")
                .replace("P35D", "35 days")
                .replace("atLeast: machine", "atLeast: declared")
                .replace("CRITICAL}", "CRITICL}")
                .replace("[open, closed]", "[open, closd]");

        assertThat(problems(bad).stream().map(Problem::toString))
                .satisfiesExactly(
                        p -> assertThat(p).isEqualTo("line 1, column 1: an edition lacks title"),
                        p -> assertThat(p)
                                .isEqualTo("line 2, column 1: unknown key titel in an edition; did you mean title?"),
                        p -> assertThat(p)
                                .isEqualTo(
                                        "line 3, column 11: startsOn must be a day like 2026-04-01, found [1 April]"),
                        p -> assertThat(p).isEqualTo("line 8, column 10: handling open stands twice"),
                        p -> assertThat(p)
                                .isEqualTo("line 10, column 14: unknown fact strong-logon; did you mean strong-login?"),
                        p -> assertThat(p).isEqualTo("line 12, column 12: unknown tier manged; did you mean managed?"),
                        p -> assertThat(p)
                                .isEqualTo("line 14, column 67: obligations must be a list, found [view-only]"),
                        p -> assertThat(p).isEqualTo("line 23, column 28: unknown handling closd; known are open"),
                        p -> assertThat(p)
                                .isEqualTo("line 24, column 17: deferrable must be true or false, found [no]"),
                        p -> assertThat(p)
                                .isEqualTo(
                                        "line 25, column 17: proofLasts must be a period like P1Y, P6M or P35D, found [35 days]"),
                        p -> assertThat(p)
                                .isEqualTo("line 27, column 31: evidence that is only declared cannot carry open, which"
                                        + " takes signed or stronger"),
                        p -> assertThat(p)
                                .startsWith(
                                        "line 29, column 47: in the expression: undeclared reference to 'CRITICL'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            needs:\\n      - {kind: scan, atLeast: machine}|needs: []|a control needs at least one entry in needs
            id: VUL-01|id: VUL-1|control id VUL-1 is not of the form ABC-01
            tiers: all, workloads: true|tiers: [], workloads: false|rests on a control for no caller at all
            tiers: all|tiers: [managd]|unknown tier managd; did you mean managed?
            action: view, atLeast: managed|action: administer, atLeast: browser|never below MANAGED
            internetFacing: P5D|internetFacing: P50D|fix window for CRITICAL is PT1200H facing the internet
            title: Open|title: 12|title must be text, found [12]; put it in quotes
            title: Open|title: ''|title is blank
            title: Open|title: |title must be text, found nothing
            title: Open|title: [a]|title must be text, found a list
            atLeast: machine|atLeast: strong|unknown atLeast strong; known are declared, machine, signed, tested
            [managed, strong-login]\\nlogin|[managed, managed, strong-login]\\nlogin|fact managed stands twice
            edition: tiny-1|edition: Tiny 1|edition [Tiny 1] needs a lower-case id and a title
            edition: tiny-1|edition: tiny-1\\nedition: tiny-2|key edition stands twice in an edition
            caf-4.0: [B4.d]|caf-4.0: B4.d|ids of caf-4.0 must be a list, found [B4.d]
            caf-4.0: [B4.d]|caf-4.0: [B4.d, B4.d]|caf-4.0 B4.d stands twice
            PT24H|PT-24H|negative stale limit
            PT24H|P99999999999999999999D|staleLimit must be a length of time like P14D or PT4H
            finding.severity == CRITICAL|finding.severity|expected type 'bool' but found 'int'
            finding.severity == CRITICAL|'finding.severity =='|in the expression
            title: Open|title: !!java.net.URL 'http://localhost/'|title must be text
            """)
    void aBadValue_isToldWithWhatIsWrong(String sound, String bad, String told) throws IOException {
        String before = sound.replace("\\n", "\n");
        assertThat(SMALL).contains(before);
        assertThat(problems(SMALL.replace(before, bad.replace("\\n", "\n")))).anySatisfy(problem -> {
            assertThat(problem.text()).contains(told);
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a: [1", "a: b: c", "\t- x", "{a: 1", "a: 'x", "? [", "%FOO\n---\n]", "key: @x", "- &"})
    void whatIsNotYaml_isToldWithItsPlace(String text) throws IOException {
        assertThat(problems(text)).hasSize(1).allMatch(p -> p.text().startsWith("not YAML") && p.line() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "---", "null", "12", "- a", "just words"})
    void whatIsNoEdition_isRejected(String text) throws IOException {
        assertThat(problems(text)).hasSize(1);
    }

    @Test
    void anchorsAndAliases_areRefusedBeforeTheyAreFollowed() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(i, i, String.join(", ", java.util.Collections.nCopies(9, "*a" + (i - 1)))));
        }
        assertThat(problems(bomb.toString()))
                .isNotEmpty()
                .allMatch(p -> p.text().contains("anchor") || p.text().contains("alias"));
    }

    @Test
    void deepNesting_isRefused() throws IOException {
        assertThat(problems("a: " + "[".repeat(100_000))).hasSize(1).allMatch(p -> p.text()
                .contains("deep"));
    }

    @Test
    void aSecondDocument_isRefused() throws IOException {
        assertThat(problems(SMALL + "---\n" + SMALL)).hasSize(1).allMatch(p -> p.text()
                .contains("second document"));
    }

    @Test
    void tooManyValues_areRefused() throws IOException {
        assertThat(problems("a: [" + "x,".repeat(300_000) + "]")).hasSize(1);
    }

    @Test
    void aHugeFile_isRefusedUnread() throws IOException {
        assertThat(problems("# " + "x".repeat(4_000_001)))
                .allMatch(p -> p.text().startsWith("larger than"));
    }

    @Test
    void manyProblems_areCutShort() throws IOException {
        assertThat(problems("facts: [" + "A,".repeat(5_000) + "]")).hasSizeLessThanOrEqualTo(501);
    }

    @Test
    void bytesThatAreNotUtf8_areToldWithTheirPlace() throws IOException {
        byte[] bytes = "edition: caf\u00e9\ntitle: caf?".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xE9;
        assertThat(Editions.read(new ByteArrayInputStream(bytes), "x"))
                .isEqualTo(new EditionReading.Rejected("x", List.of(new Problem(2, 11, "not UTF-8 text"))));
    }

    static EditionReading read(String text) throws IOException {
        return Editions.read(new StringReader(text), "test.yaml");
    }

    private static List<Problem> problems(String text) throws IOException {
        return switch (read(text)) {
            case EditionReading.Rejected rejected -> rejected.problems();
            case EditionReading.Read read ->
                throw new AssertionError("read as " + read.edition().id());
        };
    }
}
