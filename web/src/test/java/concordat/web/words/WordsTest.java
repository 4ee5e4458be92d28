package concordat.web.words;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Check;
import concordat.assurance.StandingKind;
import concordat.assurance.StandingReason;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.Role;
import concordat.assurance.ground.Fault;
import concordat.assurance.plan.Credibility;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Tier;
import concordat.decision.EnvironmentRow;
import concordat.decision.Reason;
import concordat.decision.Remedy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class WordsTest {

    private final Words words = Words.english();

    @Test
    void everyCode_hasAText() {
        assertThat(Arrays.stream(Fault.values()).map(words::of))
                .allSatisfy(t -> assertThat(t).endsWith("."));
        assertThat(Arrays.stream(Reason.values()).map(words::of)).doesNotContain("");
        assertThat(Arrays.stream(StandingReason.values()).map(words::of))
                .allSatisfy(t -> assertThat(t).endsWith("."));
        Map<String, Enum<?>[]> groups = Map.of(
                "control-state", StandingKind.values(),
                "tier", Tier.values(),
                "action", ActionClass.values(),
                "effect", CitizenEffect.values(),
                "reply", ReplyKind.values(),
                "measure", MeasureKind.values(),
                "measure-says", MeasureKind.values(),
                "check", Check.values(),
                "check-fix", Check.values(),
                "role", Role.values());
        groups.forEach((group, codes) -> {
            for (Enum<?> code : codes) {
                assertThat(words.known(group, code.name()))
                        .as("%s %s", group, code)
                        .isPresent();
            }
        });
    }

    @Test
    void everyFactorOfCredibility_isSaidInWords() {
        assertThat(Credibility.Kind.values()).allSatisfy(kind -> assertThat(words.known("credibility", kind.name()))
                .isPresent());
    }

    @Test
    void everyRemedy_isASentence_withTheNameOfWhatItIsAbout() {
        Stream<Remedy> named = Stream.of(
                new Remedy.ShowFact("the-name", true, true),
                new Remedy.ShowFact("the-name", true, false),
                new Remedy.ShowFact("the-name", false, true),
                new Remedy.ShowFact("the-name", false, false),
                new Remedy.ConnectEnvironment("the-name"),
                new Remedy.MakeAgreement("the-name"),
                new Remedy.NameService("the-name"),
                new Remedy.HoldControl("the-name"));
        assertThat(named.map(words::of))
                .allSatisfy(text -> assertThat(text).contains("the-name").endsWith("."))
                .doesNotHaveDuplicates();
        Stream<Remedy> others = Stream.of(
                new Remedy.EnrolCaller(),
                new Remedy.UseManagedDevice(),
                new Remedy.EndSuspension(),
                new Remedy.LiftRestriction(new EnvironmentRow.Restriction(Set.of(), Set.of(), Set.of())),
                new Remedy.ProveCurrent());
        assertThat(others.map(words::of))
                .allSatisfy(text -> assertThat(text).endsWith("."))
                .doesNotHaveDuplicates();
    }

    @Test
    void noText_isLeftOverFromACodeThatIsGone() {
        assertThat(left("fault.", Fault.values())).isEmpty();
        assertThat(left("decision.", Reason.values())).isEmpty();
        assertThat(left("standing.", StandingReason.values())).isEmpty();
    }

    private List<String> left(String group, Enum<?>[] codes) {
        Set<String> known = Set.copyOf(Stream.of(codes)
                .map(c -> group + c.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .toList());
        return words.keys().stream()
                .filter(k -> k.startsWith(group) && !known.contains(k))
                .toList();
    }

    @Test
    void count_saysItsUnit() {
        assertThat(words.count(1, "body")).isEqualTo("1 body");
        assertThat(words.count(1204, "body")).isEqualTo("1,204 bodies");
        assertThat(words.count(0, "case")).isEqualTo("0 cases");
    }

    @Test
    void codeWithoutText_isSpeltOut() {
        assertThat(words.name("kind", "unitary-council")).isEqualTo("Unitary council");
        assertThat(words.name("region", "r07")).isEqualTo("Region 7");
        assertThat(words.name("tier", "MANAGED")).isEqualTo("Managed device");
    }
}
