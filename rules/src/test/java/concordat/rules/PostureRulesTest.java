package concordat.rules;

import static concordat.catalogue.Assurance.AGENT;
import static concordat.catalogue.Assurance.MANAGER;
import static concordat.catalogue.Assurance.SELF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.catalogue.Assurance;
import concordat.catalogue.PostureRule;
import concordat.catalogue.PostureTerms;
import concordat.rules.SourceWords.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What makes a fact about a device hold, and by whose word.
final class PostureRulesTest {

    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static PostureRules rules(String when) {
        return PostureRules.compile(new PostureTerms(List.of(new PostureRule("f", when, AGENT, DAY)), List.of()));
    }

    private static SourceWords says(String source, Assurance assurance, long minutesAgo, String... words) {
        Map<Attribute, Said> said = new HashMap<>();
        for (int at = 0; at < words.length; at += 2) {
            Attribute attribute = Attribute.of(words[at]).orElseThrow();
            said.put(
                    attribute,
                    new Said(attribute.read(words[at + 1]).orElseThrow(), NOW.minus(Duration.ofMinutes(minutesAgo))));
        }
        return new SourceWords(source, assurance, said);
    }

    private static FactVerdict verdict(String when, SourceWords... sources) {
        return rules(when).judge("managed", "linux", List.of(sources), NOW).getFirst();
    }

    @Test
    void aFactHolds_byTheWordOfWhoIsReliedOn_untilItRunsOut() {
        assertThat(verdict("storage.encrypted", says("agent", AGENT, 60, "storage.encrypted", "1")))
                .isEqualTo(new FactVerdict.Holds(
                        "f", "agent", NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(23))));
        assertThat(verdict("storage.encrypted", says("agent", AGENT, 24 * 60, "storage.encrypted", "1")))
                .isEqualTo(new FactVerdict.RanOut("f", "agent", NOW.minus(DAY), NOW));
    }

    @Test
    void aWordThatIsNotEnough_makesNothingHold_andMayStillDeny() {
        assertThat(verdict("storage.encrypted", says("own", SELF, 1, "storage.encrypted", "1")))
                .isEqualTo(new FactVerdict.TooWeak("f", "own", SELF, AGENT));
        assertThat(verdict(
                        "storage.encrypted",
                        says("mdm", MANAGER, 60, "storage.encrypted", "1"),
                        says("own", SELF, 1, "storage.encrypted", "0")))
                .isEqualTo(new FactVerdict.Denied("f", "own", NOW.minus(Duration.ofMinutes(1))));
    }

    @Test
    void whatWasDenied_staysSo_untilAsGoodASourceLooksAgain() {
        SourceWords no = says("mdm", MANAGER, 60 * 24 * 30, "storage.encrypted", "0");
        assertThat(verdict("storage.encrypted", no, says("agent", AGENT, 1, "storage.encrypted", "1")))
                .isInstanceOf(FactVerdict.Denied.class);
        assertThat(verdict("storage.encrypted", no, says("other", MANAGER, 1, "storage.encrypted", "1")))
                .isInstanceOf(FactVerdict.Holds.class);
        assertThat(verdict("storage.encrypted", says("mdm", MANAGER, 1, "storage.encrypted", "1")))
                .isInstanceOf(FactVerdict.Holds.class);
    }

    @Test
    void halvesOfTwoSources_makeNoWhole() {
        assertThat(verdict(
                        "storage.encrypted && screen.locks",
                        says("mdm", MANAGER, 1, "storage.encrypted", "1"),
                        says("agent", AGENT, 1, "screen.locks", "1")))
                .isEqualTo(new FactVerdict.Unsaid("f"));
    }

    @Test
    void aRule_isAsOldAsTheOldestThatItTakes() {
        Map<Attribute, Said> mixed = new HashMap<>(
                says("agent", AGENT, 600, "storage.encrypted", "1").words());
        mixed.putAll(says("agent", AGENT, 5, "screen.locks", "1").words());
        assertThat(verdict("storage.encrypted && screen.locks", new SourceWords("agent", AGENT, mixed)))
                .isInstanceOfSatisfying(FactVerdict.Holds.class, holds -> assertThat(holds.at())
                        .isEqualTo(NOW.minus(Duration.ofHours(10))));
    }

    @Test
    void versions_areComparedNumberByNumber() {
        String rule = "os.name in {'windows': '', 'debian': ''}"
                + " && versionAtLeast(os.version, {'windows': '10.0.9', 'debian': '12'}[os.name])";
        assertThat(verdict(rule, says("agent", AGENT, 1, "os.name", "Windows", "os.version", "10.0.26100.1")))
                .isInstanceOf(FactVerdict.Holds.class);
        assertThat(verdict(rule, says("agent", AGENT, 1, "os.name", "debian", "os.version", "12 (bookworm)")))
                .isInstanceOf(FactVerdict.Holds.class);
        assertThat(verdict(rule, says("agent", AGENT, 1, "os.name", "debian", "os.version", "11.99")))
                .isInstanceOf(FactVerdict.Denied.class);
        assertThat(verdict(rule, says("agent", AGENT, 1, "os.name", "plan9", "os.version", "4")))
                .isInstanceOf(FactVerdict.Denied.class);
        assertThat(Versions.atLeast("9", "9.0.0")).isTrue();
        assertThat(Versions.atLeast("", "1")).isFalse();
    }

    @Test
    void aRule_mayTellDevicesApart() {
        PostureRules rules = rules("device.ownership == 'managed' && device.platform == 'linux' && firewall.on");
        List<SourceWords> sources = List.of(says("agent", AGENT, 1, "firewall.on", "true"));
        assertThat(rules.judge("managed", "linux", sources, NOW).getFirst()).isInstanceOf(FactVerdict.Holds.class);
        assertThat(rules.judge("personal", "linux", sources, NOW).getFirst()).isInstanceOf(FactVerdict.Denied.class);
    }

    @Test
    void anExpressionThatCannotBeUsed_isToldWithItsPlace() {
        assertThat(PostureRules.problems("storage.encrypted && sun.shines"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(1);
                    assertThat(problem.column()).isEqualTo(22);
                    assertThat(problem.text()).contains("sun");
                });
        assertThat(PostureRules.problems("os.version")).isNotEmpty();
        assertThatThrownBy(() -> rules("os.version")).hasMessageContaining("the rule for fact f");
    }

    @Test
    void whatSourcesWrite_isReadStrictly() {
        assertThat(Attribute.STORAGE_ENCRYPTED.read(" TRUE ")).contains("true");
        assertThat(Attribute.STORAGE_ENCRYPTED.read("2")).isEmpty();
        assertThat(Attribute.STORAGE_ENCRYPTED.read("")).isEmpty();
        assertThat(Attribute.DAYS_BEHIND.read("+07")).contains("7");
        assertThat(Attribute.DAYS_BEHIND.read("7.5")).isEmpty();
        assertThat(Attribute.OS_NAME.read(" Debian")).contains("debian");
        assertThat(Attribute.OS_VERSION.read("x".repeat(201))).isEmpty();
        assertThat(Attribute.of("os.flavour")).isEmpty();
    }

    /// However sources disagree: nothing holds that the newest word of the most reliable source denies, and looking
    /// later never makes hold what did not.
    @Property
    void timeAlone_makesNothingHold(
            @ForAll @IntRange(max = 4_000) int first,
            @ForAll @IntRange(max = 4_000) int second,
            @ForAll boolean one,
            @ForAll boolean other,
            @ForAll Assurance strength,
            @ForAll @IntRange(max = 10_000) int later) {
        PostureRules rules = rules("firewall.on");
        List<SourceWords> sources = List.of(
                says("mdm", MANAGER, first, "firewall.on", Boolean.toString(one)),
                says("other", strength, second, "firewall.on", Boolean.toString(other)));
        FactVerdict now = rules.judge("managed", "linux", sources, NOW).getFirst();
        FactVerdict then = rules.judge("managed", "linux", sources, NOW.plus(Duration.ofMinutes(later)))
                .getFirst();
        if (!(now instanceof FactVerdict.Holds)) {
            assertThat(then).isNotInstanceOf(FactVerdict.Holds.class);
        }
        if (!one && (!other || !strength.atLeast(MANAGER))) {
            assertThat(now).isInstanceOf(FactVerdict.Denied.class);
        }
    }
}
