package concordat.notices;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.RoleHeld;
import concordat.assurance.act.Role;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.notices.words.Told;
import concordat.notices.words.Wording;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ActNoticesTest {

    private static final List<Role> ROLES = List.of(Role.values());
    private static final Set<Role> NATION = EnumSet.of(Role.AUTHORITY_LEAD, Role.ASSESSOR, Role.AUDITOR);
    /// What time brings, and what only a table of decision rights brings.
    private static final Set<NoticeKind> NOT_BY_ACTS = EnumSet.of(
            NoticeKind.REPLY_DUE,
            NoticeKind.DECISION_DUE,
            NoticeKind.ACCESS_ENDS,
            NoticeKind.ACCESS_CLOSED,
            NoticeKind.MEASURE_ENDS,
            NoticeKind.CONTINUITY_ENDS,
            NoticeKind.ROUTES_SPARED,
            NoticeKind.QUESTION_DUE,
            NoticeKind.CERTIFICATE_ENDS,
            NoticeKind.CERTIFICATE_ENDED,
            NoticeKind.PACK_DUE,
            NoticeKind.PLAN_ENDS,
            NoticeKind.ACTION_DUE,
            NoticeKind.ACTION_LATE,
            NoticeKind.RISK_TO_SHARE,
            NoticeKind.RISK_ENDS,
            NoticeKind.SECTION_DUE,
            NoticeKind.SECTION_LATE,
            NoticeKind.EVIDENCE_DUE,
            NoticeKind.PROOF_ENDS,
            NoticeKind.HEALTH_CHECK_ENDS,
            NoticeKind.HEALTH_CHECK_OLD,
            NoticeKind.CONFIRM_DUE,
            NoticeKind.RELIANCE_ENDS,
            NoticeKind.AGREEMENT_ENDS,
            NoticeKind.REIDENTIFICATION_LATE,
            NoticeKind.EDITION_STARTS);

    /// Told at once.
    private static List<Notice> notices(Country country) {
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < country.entries.size(); i++) {
            notices.addAll(new ActNotices(country.after.get(i)).of(country.entries.get(i)));
        }
        return notices;
    }

    /// Told once all has been done.
    private static List<Notice> late(Country country) {
        ActNotices telling = new ActNotices(country.programme);
        return country.entries.stream().flatMap(e -> telling.of(e).stream()).toList();
    }

    private static Country lived() {
        Country country = Country.peopled();
        country.everything();
        return country;
    }

    @Test
    void everyKindThatActsBring_isTold() {
        Set<NoticeKind> told = notices(lived()).stream().map(Notice::kind).collect(Collectors.toSet());
        assertThat(told).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(NOT_BY_ACTS)));
    }

    @Test
    void nobodyWhoHasNothingToDoWithIt_isTold() {
        for (Notice notice : notices(lived())) {
            if (notice.audience() != Audience.EVERYBODY && notice.kind() != NoticeKind.ROLE_GIVEN) {
                assertThat(notice.to())
                        .as(notice.key())
                        .noneMatch(p -> p.value().startsWith("isk") || p.value().equals("panel"));
            }
        }
    }

    @Test
    void aCaseIsToldToTheBodysOfficers_andAReplyToTheAuthority() {
        List<Notice> notices = notices(lived());
        assertThat(to(notices, NoticeKind.CASE_NOTICE)).containsExactlyInAnyOrder("tarn-officer", "tarn-owner");
        assertThat(to(notices, NoticeKind.CASE_REPLIED))
                .containsExactlyInAnyOrder("root", "lead", "lead-2", "assessor");
        assertThat(to(notices, NoticeKind.PACK_TO_SIGN)).containsExactly("tarn-owner");
        assertThat(to(notices, NoticeKind.QUESTION_ASKED)).containsExactly("tarn-clerk");
        assertThat(to(notices, NoticeKind.ACTION_YOURS)).containsExactly("tarn-staff");
        assertThat(to(notices, NoticeKind.SECTION_YOURS)).containsExactly("tarn-clerk");
        assertThat(to(notices, NoticeKind.EMERGENCY_AT_SERVICE)).containsExactly("moor-service");
        assertThat(to(notices, NoticeKind.EMERGENCY_TO_REVIEW)).containsExactlyInAnyOrder("root", "lead-2", "auditor");
        assertThat(to(notices, NoticeKind.EDITION_ISSUED)).contains("isk-officer", "moor-owner", "tarn-owner");
    }

    @Test
    void aRiskIsForThoseToShare_whoseDataLiesBehindIt_andForNobodyElse() {
        Country country = Country.peopled();
        country.shared();
        List<Notice> shared = notices(country).stream()
                .filter(n -> n.kind() == NoticeKind.RISK_TO_SHARE)
                .toList();
        assertThat(shared).extracting(Notice::subject).contains("r-moor", "r-isk");
        assertThat(to(shared, NoticeKind.RISK_TO_SHARE))
                .as("the Authority by the table, but not Isk, whose data does not rest on the control")
                .contains("moor-service", "lead")
                .noneMatch(person -> person.startsWith("isk"));
    }

    private static Set<String> to(List<Notice> notices, NoticeKind kind) {
        return notices.stream()
                .filter(n -> n.kind() == kind)
                .flatMap(n -> n.to().stream())
                .map(PersonId::value)
                .collect(Collectors.toSet());
    }

    @Test
    void whateverAnybodyWrote_isInNoNotice() {
        Country country = lived();
        for (Notice notice : notices(country)) {
            Told told = Wording.english().of(notice, country.programme, ZoneOffset.UTC);
            assertThat(told.toString() + notice).as(notice.key()).doesNotContain(Country.SECRET);
            assertThat(told.title() + told.text() + told.todo())
                    .as(notice.key())
                    .doesNotContain("{", "}", "null");
        }
    }

    @Test
    void theSameBreachInALaterReport_hasTheSameKey() {
        Country country = Country.peopled();
        country.act("tarn-officer", country.report(Country.START.plusSeconds(86_400)));
        country.act("tarn-officer", country.report(Country.START.plusSeconds(86_400)));
        List<Notice> found = notices(country).stream()
                .filter(n -> n.kind() == NoticeKind.BREACH_FOUND)
                .toList();
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().id()).isEqualTo(found.getLast().id());
    }

    @Test
    void keysAreDifferent_forDifferentThings() {
        List<Notice> notices = notices(lived());
        assertThat(notices.stream().map(Notice::id)).doesNotHaveDuplicates();
    }

    @Test
    void toldLate_itHasTheKeysItWouldHaveHad() {
        Country country = lived();
        Set<String> atOnce = notices(country).stream().map(Notice::key).collect(Collectors.toSet());
        assertThat(atOnce).containsAll(late(country).stream().map(Notice::key).toList());
    }

    @Test
    void derivedAgain_itIsTheSame() {
        Country country = lived();
        assertThat(notices(country)).isEqualTo(notices(country));
    }

    /// Whoever has whichever roles: they are told of no body but those they may read about, settled here by hand.
    @Property(tries = 60)
    void forEveryPerson_whatTheyAreTold_isWhatTheyMayRead(
            @ForAll @Size(max = 14) List<@IntRange(min = 0, max = 99_999) Integer> draws) {
        Country country = Country.founded();
        List<String> people = List.of("tarn-clerk", "tarn-staff", "tarn-officer", "assessor", "lead", "p", "q");
        List<Optional<BodyId>> bodies = List.of(
                Optional.empty(), Optional.of(Country.TARN), Optional.of(Country.MOOR), Optional.of(Country.ISK));
        for (int draw : draws) {
            Role role = ROLES.get(draw % ROLES.size());
            boolean nations = NATION.contains(role) || role == Role.PANEL_MEMBER;
            country.role(
                    people.get(draw / 10 % people.size()),
                    role,
                    nations ? Optional.empty() : bodies.get(1 + draw / 100 % 3));
        }
        country.everything();
        for (Notice notice : late(country)) {
            for (PersonId person : notice.to()) {
                assertThat(mayRead(country, person, notice))
                        .as("%s is told %s", person, notice)
                        .isTrue();
            }
        }
    }

    private static boolean mayRead(Country country, PersonId person, Notice notice) {
        Set<RoleHeld> held = country.programme.rolesOf(person);
        boolean nation = held.stream().anyMatch(h -> NATION.contains(h.role()));
        Set<Role> own = new HashSet<>();
        held.stream()
                .filter(h -> h.body().isPresent() && h.body().equals(notice.body()))
                .forEach(h -> own.add(h.role()));
        boolean officer = own.contains(Role.SECURITY_OFFICER) || own.contains(Role.ACCOUNTABLE_OWNER);
        return switch (notice.audience()) {
            case OFFICERS -> nation || officer;
            case AUTHORITY -> nation;
            case SERVICE_OWNERS -> nation || officer || own.contains(Role.SERVICE_OWNER);
            case PERSON -> nation || !own.isEmpty();
            case EVERYBODY -> !held.isEmpty();
        };
    }

    @Test
    void everyKind_hasItsTexts() {
        Wording wording = Wording.english();
        assertThat(Arrays.stream(NoticeKind.values())).allSatisfy(kind -> {
            for (String part : List.of("title", "text", "do")) {
                assertThat(wording.text(kind.word() + "." + part)).isNotBlank();
            }
            assertThat(wording.text(kind.word() + ".text")).endsWith(".");
            assertThat(wording.text(kind.word() + ".do")).endsWith(".");
        });
    }
}
