package concordat.notices;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.AnswerAct;
import concordat.assurance.act.CaseOpened;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.PlanAct;
import concordat.assurance.act.PlanAgreed;
import concordat.assurance.act.Role;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {

    private static Instant day(int days) {
        return Country.START.plus(Duration.ofDays(days));
    }

    private static List<Notice> at(Country country, Instant at, NoticeKind kind) {
        return Deadlines.of(country.programme, at).notices().stream()
                .filter(n -> n.kind() == kind)
                .toList();
    }

    private static Country noticed() {
        Country country = Country.peopled();
        country.act("tarn-officer", country.report(day(1)));
        country.act("clockwork", new CaseOpened(Country.CASE, Country.TARN_MAIN, Country.CONTROL, day(0)));
        country.act("clockwork", new NoticeServed(Country.CASE, Role.ACCOUNTABLE_OWNER, day(14), day(15), Set.of()));
        return country;
    }

    @Test
    void aReply_isAskedForThreeDaysAndOneDayBeforeItIsDue_eachOnce() {
        Country country = noticed();
        assertThat(at(country, day(10), NoticeKind.REPLY_DUE)).isEmpty();
        Notice first = at(country, day(11), NoticeKind.REPLY_DUE).getFirst();
        assertThat(first.to()).extracting(PersonId::value).containsExactly("tarn-officer", "tarn-owner");
        assertThat(at(country, day(12), NoticeKind.REPLY_DUE).getFirst().id()).isEqualTo(first.id());
        assertThat(at(country, day(13), NoticeKind.REPLY_DUE).getFirst().id()).isNotEqualTo(first.id());
        assertThat(at(country, day(14), NoticeKind.REPLY_DUE)).isEmpty();
    }

    private static Country planned(String owner) {
        Country country = Country.peopled();
        PlanId plan = new PlanId("plan-1");
        country.act(
                "assessor",
                new PlanAgreed(plan, Country.TARN_MAIN, Set.of(Country.CONTROL), day(90), Country.prose("x")));
        country.act(
                "tarn-officer",
                new PlanAct.ActionAdded(
                        new ActionId("act-1"),
                        plan,
                        1,
                        Set.of(Country.CONTROL),
                        Optional.of(new PersonId(owner)),
                        LocalDate.of(2026, 7, 1),
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Country.prose("x")));
        return country;
    }

    @Test
    void anAction_isToldOnce_toAnOfficerWhoseOwnItIs() {
        assertThat(at(planned("tarn-officer"), Instant.parse("2026-06-30T12:00:00Z"), NoticeKind.ACTION_DUE))
                .flatExtracting(Notice::to)
                .extracting(PersonId::value)
                .containsExactlyInAnyOrder("tarn-officer", "tarn-owner");
    }

    @Test
    void anAction_isDue_thenOverdue_forItsOwnerAndTheOfficers() {
        Country country = planned("tarn-staff");
        assertThat(at(country, day(1), NoticeKind.ACTION_DUE)).isEmpty();
        assertThat(at(country, Instant.parse("2026-06-30T12:00:00Z"), NoticeKind.ACTION_DUE))
                .hasSize(2);
        assertThat(at(country, Instant.parse("2026-07-01T23:59:00Z"), NoticeKind.ACTION_LATE))
                .isEmpty();
        assertThat(at(country, Instant.parse("2026-07-02T00:00:00Z"), NoticeKind.ACTION_LATE))
                .flatExtracting(Notice::to)
                .extracting(PersonId::value)
                .containsExactlyInAnyOrder("tarn-officer", "tarn-owner", "tarn-staff");
    }

    @Test
    void aSection_isDueForWhomItWasGivenTo() {
        Country country = Country.peopled();
        country.act(
                "tarn-officer",
                new AnswerAct.SectionDelegated(
                        Country.TARN_MAIN, "Keeping up", new PersonId("tarn-clerk"), LocalDate.of(2026, 6, 20)));
        assertThat(at(country, day(16), NoticeKind.SECTION_DUE).getFirst().to())
                .extracting(PersonId::value)
                .containsExactly("tarn-clerk");
        assertThat(at(country, day(25), NoticeKind.SECTION_LATE)).isNotEmpty();
    }

    @Test
    void aCalendar_holdsWhatIsDueForItsOwner_andNothingElse() {
        Country country = noticed();
        assertThat(Deadlines.calendar(country.programme, day(1), new PersonId("tarn-owner")))
                .extracting(Notice::kind)
                .contains(NoticeKind.REPLY_DUE);
        assertThat(Deadlines.calendar(country.programme, day(1), new PersonId("isk-owner")))
                .isEmpty();
        assertThat(Deadlines.calendar(country.programme, day(1), new PersonId("tarn-staff")))
                .isEmpty();
        assertThat(Deadlines.calendar(country.programme, day(1), new PersonId("nobody")))
                .isEmpty();
    }

    @Test
    void whatTimeBrings_reachesOnlyThoseWhoMayReadIt() {
        Country country = Country.peopled();
        country.everything();
        for (int days = 0; days < 400; days += 5) {
            for (Notice notice : Deadlines.of(country.programme, day(days)).notices()) {
                if (notice.audience() != Audience.EVERYBODY) {
                    assertThat(notice.to())
                            .as(notice.key())
                            .noneMatch(p ->
                                    p.value().startsWith("isk") || p.value().equals("panel"));
                }
            }
        }
    }
}
