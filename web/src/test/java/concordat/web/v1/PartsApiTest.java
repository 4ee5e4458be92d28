package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.ApiJson;
import concordat.api.view.ActionView;
import concordat.api.view.AgreementView;
import concordat.api.view.ApplicationView;
import concordat.api.view.ArrangementView;
import concordat.api.view.CaseStep;
import concordat.api.view.ChallengeView;
import concordat.api.view.ClockView;
import concordat.api.view.ControlAnswerView;
import concordat.api.view.CredibilityView;
import concordat.api.view.FactorView;
import concordat.api.view.IncidentView;
import concordat.api.view.OfferView;
import concordat.api.view.Page;
import concordat.api.view.PatternView;
import concordat.api.view.PlanOutlook;
import concordat.api.view.QuestionView;
import concordat.api.view.QuestionnaireView;
import concordat.api.view.QueueView;
import concordat.api.view.ReidentificationView;
import concordat.api.view.RelianceView;
import concordat.api.view.RiskView;
import concordat.api.view.SponsorshipView;
import concordat.api.view.SubmissionView;
import concordat.assurance.FactsDigest;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.AnswerAct.SectionDelegated;
import concordat.assurance.act.AnswerAct.SectionReturned;
import concordat.assurance.act.Entry;
import concordat.assurance.act.RiskAct.RiskRequested;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.ResidualRisk;
import concordat.web.desk.ActDesk;
import concordat.web.desk.ClockDesk;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Every part of the programme is listed, to those it concerns and to nobody else.
final class PartsApiTest {

    private Programme programme = Year.lived();
    private final List<Route> routes = new PartsApi(desks()).routes();

    @SuppressWarnings("NullAway") // the desks that nobody asks are not there
    private Api.Desks desks() {
        ClockDesk clock = new ClockDesk() {
            @Override
            public ClockView now() {
                return new ClockView(Year.NOW, Duration.ZERO, false);
            }

            @Override
            public ClockView advance(Duration by) {
                throw new AssertionError("a reading moved the clock by " + by);
            }
        };
        ActDesk acts = (ActDesk) Proxy.newProxyInstance(
                ActDesk.class.getClassLoader(), new Class<?>[] {ActDesk.class}, (self, method, given) -> {
                    assertThat(method.getName()).isEqualTo("programme");
                    return programme;
                });
        return new Api.Desks(
                null,
                acts,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                clock,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Optional::empty,
                false);
    }

    private Answer get(String person, String address) throws IOException, InterruptedException {
        String[] halves = address.split("\\?", 2);
        Map<String, String> query = new HashMap<>();
        for (String pair : halves.length == 1 ? new String[0] : halves[1].split("&", -1)) {
            query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        String[] segments = halves[0].split("/", -1);
        for (Route route : routes) {
            String[] wanted = route.template().substring("/api/v1/".length()).split("/", -1);
            Map<String, String> parts = new HashMap<>();
            boolean fits = wanted.length == segments.length;
            for (int i = 0; fits && i < wanted.length; i++) {
                if (wanted[i].startsWith("{")) {
                    parts.put(wanted[i].substring(1, wanted[i].length() - 1), segments[i]);
                } else {
                    fits = wanted[i].equals(segments[i]);
                }
            }
            if (fits) {
                Optional<BodyId> about = Optional.ofNullable(parts.get("body")).map(BodyId::new);
                if (!route.authority().allows(programme, Optional.of(new PersonId(person)), about)) {
                    throw Refusal.of(403, "Not yours to see", "as the server has it");
                }
                return Front.documented(
                        route,
                        route.handler()
                                .handle(new Asked(
                                        "GET",
                                        "/api/v1/" + halves[0],
                                        parts,
                                        query,
                                        Map.of(),
                                        Optional.of(new PersonId(person)),
                                        Optional.empty(),
                                        Buffer.buffer(),
                                        Optional.empty(),
                                        "127.0.0.1")));
            }
        }
        throw new AssertionError("no route for " + address);
    }

    private static byte[] bytes(Answer answer) {
        return ((Answer.Content.Whole) answer.content()).bytes().getBytes();
    }

    private <T> Page<T> page(String person, String address, Class<T> type) throws IOException, InterruptedException {
        return ApiJson.readPage(bytes(get(person, address)), type);
    }

    private <T> T only(String person, String address, Class<T> type) throws IOException, InterruptedException {
        assertThat(page(person, address, type).items()).as(address).hasSize(1);
        return page(person, address, type).items().getFirst();
    }

    @Test
    void whatIsOnesOwn_isListedToTheBody_andToTheNation_andToNobodyElse() throws IOException, InterruptedException {
        for (String part : List.of(
                "submissions",
                "plans",
                "risks",
                "reliances",
                "applications",
                "incidents",
                "arrangements",
                "agreements",
                "sponsorships",
                "challenges",
                "reidentifications")) {
            assertThat(page("lead", part, Object.class).items()).as(part).isNotEmpty();
            assertThat(get("officer", part + "?body=tarn").status()).as(part).isEqualTo(200);
            for (String asked :
                    List.of("officer " + part, "officer " + part + "?body=moor", "clerk " + part + "?body=tarn")) {
                String[] words = asked.split(" ", 2);
                assertThatThrownBy(() -> get(words[0], words[1]))
                        .as(asked)
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                r -> assertThat(r.problem().status()).isEqualTo(403));
            }
        }
    }

    @Test
    void submissions_tellPartsQuestionsAndPlaceInTheQueue() throws IOException, InterruptedException {
        assertThat(page("lead", "submissions", SubmissionView.class).items())
                .extracting(SubmissionView::id)
                .containsExactly("s-waits", "s-done");
        SubmissionView waits = only("officer", "submissions?body=tarn&queue=true", SubmissionView.class);
        assertThat(waits.stage()).isEqualTo("in-assessment");
        assertThat(waits.place()).contains(1);
        assertThat(waits.days()).as("62 since it was signed, 7 with a question").isEqualTo(55);
        assertThat(waits.dueAt()).as("20 working days, then the 7").contains(Instant.parse("2026-08-05T09:00:00Z"));
        assertThat(waits.parts())
                .hasSize(5)
                .filteredOn(p -> p.part().equals("DIAGRAM"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.verdict()).contains("PLAN_NEEDED");
                    assertThat(p.confidence()).contains("LOW");
                    assertThat(p.reasons()).contains("Two links");
                });
        assertThat(waits.questions()).singleElement().satisfies(q -> {
            assertThat(q.text()).contains("Who is on call?");
            assertThat(q.answeredAt()).isEmpty();
        });
        SubmissionView done = only("lead", "submissions?state=concluded", SubmissionView.class);
        assertThat(done.outcome()).contains("FULL");
        assertThat(done.place()).isEmpty();
    }

    @Test
    void questions_areListedToWhoeverIsAsked() throws IOException, InterruptedException {
        QuestionView question = only("officer", "questions", QuestionView.class);
        assertThat(question.submission()).isEqualTo("s-waits");
        assertThat(question.state()).isEqualTo("late");
        assertThat(page("owner", "questions", QuestionView.class).items()).isEmpty();
        assertThat(page("lead", "questions", QuestionView.class).items()).isEmpty();
    }

    @Test
    void queue_isTheSameForEverybody_andForecastsByTheLastFourWeeks() throws IOException, InterruptedException {
        QueueView queue = ApiJson.read(bytes(get("clerk", "submissions/queue")), QueueView.class);

        assertThat(queue)
                .isEqualTo(new QueueView(
                        1,
                        Optional.of(55),
                        1,
                        Optional.of(28),
                        1,
                        Year.EDITION.serviceLevels().assessmentDays()));
    }

    @Test
    void plans_tellEveryFactorOfTheirCredibility() throws IOException, InterruptedException {
        PlanOutlook plan = only("officer", "plans?body=tarn", PlanOutlook.class);

        assertThat(List.of(plan.open(), plan.done(), plan.dropped(), plan.slips()))
                .containsExactly(2, 6, 0, 1);
        assertThat(List.of(plan.pence(), plan.fundedPence())).containsExactly(8_000L, 4_000L);
        CredibilityView credibility = plan.credibility().orElseThrow();
        double odds =
                credibility.factors().stream().mapToDouble(FactorView::share).sum();
        assertThat(credibility.probability().orElseThrow()).isCloseTo(1 / (1 + Math.exp(-odds)), Offset.offset(1e-9));
        assertThat(credibility.factors()).hasSize(7).allSatisfy(f -> assertThat(f.text())
                .contains(" "));
        CredibilityView little =
                only("lead", "plans?body=moor", PlanOutlook.class).credibility().orElseThrow();
        assertThat(little).isEqualTo(new CredibilityView(Optional.empty(), Optional.of(0), List.of()));
        assertThat(ApiJson.read(bytes(get("officer", "plans/p-1")), PlanOutlook.class))
                .isEqualTo(plan);
    }

    @Test
    void actions_arePagedByKey_andAnothersPlanIsNotThere() throws IOException, InterruptedException {
        Page<ActionView> first = page("officer", "plans/p-1/actions?limit=5", ActionView.class);
        Page<ActionView> rest = page(
                "officer", "plans/p-1/actions?limit=5&cursor=" + first.next().orElseThrow(), ActionView.class);

        assertThat(first.items()).extracting(ActionView::number).containsExactly(1, 2, 3, 4, 5);
        assertThat(rest.items()).extracting(ActionView::number).containsExactly(6, 7, 8);
        assertThat(rest.next()).isEmpty();
        ActionView moved = rest.items().getLast();
        assertThat(moved.steps())
                .extracting(CaseStep::what)
                .containsExactly("added", "moved from 2026-08-18 to 2026-10-01");
        assertThat(moved.milestones()).hasSize(1);
        assertThat(page("officer", "plans/p-1/actions?state=open", ActionView.class)
                        .items())
                .hasSize(2);
        for (String other : List.of("plans/p-2", "plans/p-2/actions", "plans/p-9")) {
            assertThatThrownBy(() -> get("officer", other))
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(404));
        }
    }

    @Test
    void actions_goOnAfterOneThatLeftTheListMeanwhile() throws IOException, InterruptedException {
        Page<ActionView> first = page("officer", "plans/p-1/actions?state=done&limit=2", ActionView.class);
        ActionView last = first.items().getLast();

        Page<ActionView> rest = page("officer", "plans/p-1/actions?state=open&cursor=" + last.id(), ActionView.class);

        assertThat(rest.items()).extracting(ActionView::number).containsExactly(7, 8);
        assertThatThrownBy(() -> get("officer", "plans/p-1/actions?cursor=a-99"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(400));
    }

    @Test
    void risks_tellWhoSharesThem_andWhetherTheFactsHaveDrifted() throws IOException, InterruptedException {
        RiskView asked = only("officer", "risks?body=tarn&state=requested", RiskView.class);
        assertThat(asked.drifted()).as("an answer was given since").isTrue();
        assertThat(asked.sharedBy()).containsExactly("moor");
        assertThat(asked.sharedByAuthority()).isFalse();
        assertThat(asked.residual()).contains("HIGH");
        assertThat(asked.steps()).extracting(CaseStep::what).containsExactly("asked for", "shared by moor");
        RiskView taken = only("lead", "risks?state=expired", RiskView.class);
        assertThat(taken.id()).isEqualTo("r-2");
        assertThat(taken.drifted()).as("it is over").isFalse();
        assertThat(only("moor-service", "risks?body=moor", RiskView.class)).isEqualTo(asked);
    }

    @Test
    void risksOfABodysOwnGaps_areNotItsServiceOwnersToRead() throws IOException, InterruptedException {
        String facts = FactsDigest.of(programme, Year.MOOR_MAIN, Year.CONTROL);
        act(
                "officer",
                new RiskRequested(
                        new RiskId("r-own"),
                        Year.MOOR_MAIN,
                        Year.CONTROL,
                        ResidualRisk.HIGH,
                        Set.of(Year.HANDLING),
                        Year.NOW.plus(Duration.ofDays(9)),
                        facts,
                        Optional.empty(),
                        Year.prose("No spare part"),
                        Year.prose("One machine")));
        assertThat(page("lead", "risks?body=moor", RiskView.class).items())
                .extracting(RiskView::id)
                .containsExactly("r-own", "r-1");

        assertThat(page("moor-service", "risks?body=moor", RiskView.class).items())
                .extracting(RiskView::id)
                .containsExactly("r-1");
    }

    @Test
    void questionnaire_tellsWhatIsDelegatedAskedForAndProposed() throws IOException, InterruptedException {
        QuestionnaireView answers = only("officer", "bodies/tarn/questionnaire", QuestionnaireView.class);

        assertThat(answers.answers()).hasSameSizeAs(Year.EDITION.controls());
        ControlAnswerView first = answers.answers().getFirst();
        assertThat(first.answer()).contains("PARTLY_MET");
        assertThat(first.statement()).contains("Nearly");
        assertThat(answers.answers().get(1).answer()).isEmpty();
        assertThat(answers.delegations()).singleElement().satisfies(d -> assertThat(d.colleague())
                .isEqualTo("clerk"));
        assertThat(answers.requests()).singleElement().satisfies(r -> assertThat(r.kind())
                .isEqualTo("DIAGRAM"));
        assertThat(answers.alternatives()).singleElement().satisfies(a -> assertThat(a.state())
                .isEqualTo("proposed"));
    }

    private void act(String person, Act act) {
        programme = programme.with(
                new Entry(programme.network(), programme.nextPosition(), Year.NOW, new PersonId(person), act));
    }

    private void delegate(String section, String colleague) {
        act(
                "officer",
                new SectionDelegated(Year.TARN_MAIN, section, new PersonId(colleague), LocalDate.of(2026, 9, 30)));
    }

    private void contributor(String person) {
        act("lead", new RoleGranted(new PersonId(person), Role.CONTRIBUTOR, Optional.of(Year.TARN)));
    }

    @Test
    void questionnaire_showsAContributorTheirSections_andNothingElse() throws IOException, InterruptedException {
        String first = Year.EDITION.controls().getFirst().section();
        String last = Year.EDITION.controls().getLast().section();
        contributor("typist");
        delegate(last, "typist");

        QuestionnaireView theirs = only("typist", "bodies/tarn/questionnaire", QuestionnaireView.class);
        assertThat(theirs.answers()).isNotEmpty().allSatisfy(a -> assertThat(a.section())
                .isEqualTo(last));
        assertThat(theirs.delegations()).singleElement().satisfies(d -> assertThat(d.colleague())
                .isEqualTo("typist"));
        assertThat(theirs.requests()).as("asked for in another section").isEmpty();
        assertThat(theirs.alternatives()).isEmpty();

        delegate(first, "typist");
        QuestionnaireView both = only("typist", "bodies/tarn/questionnaire", QuestionnaireView.class);
        assertThat(both.answers()).extracting(ControlAnswerView::section).containsOnly(first, last);
        assertThat(both.answers().getFirst().statement()).contains("Nearly");
        assertThat(both.requests()).hasSize(1);
        assertThat(both.alternatives()).hasSize(1);
        assertThat(only("officer", "bodies/tarn/questionnaire", QuestionnaireView.class)
                        .answers())
                .hasSameSizeAs(Year.EDITION.controls());
    }

    @Test
    void questionnaire_endsForAContributorWithTheSection_andIsNeverAnotherBodys()
            throws IOException, InterruptedException {
        contributor("typist");
        assertThat(page("typist", "bodies/tarn/questionnaire", QuestionnaireView.class)
                        .items())
                .as("nothing is theirs")
                .isEmpty();
        String section = Year.EDITION.controls().getLast().section();
        delegate(section, "typist");
        assertThat(page("typist", "bodies/tarn/questionnaire", QuestionnaireView.class)
                        .items())
                .hasSize(1);
        act("typist", new SectionReturned(Year.TARN_MAIN, section, new PersonId("typist")));
        assertThat(page("typist", "bodies/tarn/questionnaire", QuestionnaireView.class)
                        .items())
                .isEmpty();
        for (String asked : List.of("typist bodies/moor/questionnaire", "clerk bodies/tarn/questionnaire")) {
            String[] words = asked.split(" ", 2);
            assertThatThrownBy(() -> get(words[0], words[1]))
                    .as(asked)
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(403));
        }
    }

    @Test
    void offersAndPatterns_areForEverybody() throws IOException, InterruptedException {
        OfferView offer = only("clerk", "offers", OfferView.class);
        assertThat(offer.accepted()).isEqualTo(1);
        assertThat(offer.remainingDuty()).contains("Keep the list");
        assertThat(only("clerk", "patterns?state=published", PatternView.class).title())
                .contains("Managed firewall");
        RelianceView reliance = only("officer", "reliances?body=tarn", RelianceView.class);
        assertThat(reliance.provider()).isEqualTo("moor-main");
        assertThat(reliance.state()).isEqualTo("running");
    }

    @Test
    void whoAppliesToJoin_isListedBeforeThereIsSuchABody() throws IOException, InterruptedException {
        ApplicationView application = only("lead", "applications?body=isk", ApplicationView.class);

        assertThat(application.state()).isEqualTo("scoped");
        assertThat(application.steps()).extracting(CaseStep::what).containsExactly("filed", "moved to scoped");
        assertThatThrownBy(() -> get("lead", "plans?body=isk"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(404));
    }

    @Test
    void whatLiesBetweenAServiceAndItsUsers_isListedToBoth() throws IOException, InterruptedException {
        assertThat(only("moor-service", "arrangements?body=moor", ArrangementView.class)
                        .state())
                .isEqualTo("waiting");
        AgreementView agreement = only("moor-service", "agreements?body=moor", AgreementView.class);
        assertThat(agreement.terms().orElseThrow().trainingMonths()).isEqualTo(12);
        assertThat(agreement.checks()).extracting(CaseStep::what).containsExactly("kept");
        ReidentificationView question = only("moor-service", "reidentifications?body=moor", ReidentificationView.class);
        assertThat(question.body()).isEqualTo("tarn");
        assertThat(question.state()).isEqualTo("late");
        assertThat(only("moor-service", "challenges?body=moor&state=not-upheld", ChallengeView.class)
                        .steps())
                .extracting(CaseStep::words)
                .containsExactly(Optional.of("It is printed"), Optional.of("Names are in it"));
        assertThat(only("officer", "sponsorships?body=tarn", SponsorshipView.class)
                        .state())
                .isEqualTo("running");
    }

    @Test
    void incidents_areListedNewestFirst_andAnUnknownStateIsTold() throws IOException, InterruptedException {
        assertThat(page("lead", "incidents", IncidentView.class).items())
                .extracting(IncidentView::state)
                .containsExactly("open", "closed");
        assertThatThrownBy(() -> get("lead", "incidents?state=shut"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().detail()).contains("shut is none of closed, open."));
    }
}
