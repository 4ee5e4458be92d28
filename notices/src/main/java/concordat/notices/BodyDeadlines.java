package concordat.notices;

import concordat.assurance.Case;
import concordat.assurance.ControlStanding;
import concordat.assurance.Programme;
import concordat.assurance.Standing;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.Role;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.plan.Action;
import concordat.assurance.plan.Plan;
import concordat.assurance.submission.Submission;
import concordat.catalogue.ControlId;
import concordat.catalogue.HealthCheckTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The deadlines of one body after another.
final class BodyDeadlines {

    private final Programme programme;
    private final Instant at;
    private final List<Deadline> into;
    private final boolean shadow;

    BodyDeadlines(Programme programme, Instant at, List<Deadline> into) {
        this.programme = programme;
        this.at = at;
        this.into = into;
        this.shadow = programme.shadowEnds(at).isPresent();
    }

    void of(BodyId body) {
        programme.measuresInForce(body, at).stream()
                .filter(m -> m.effective().kind() != MeasureKind.WATCH)
                .forEach(m -> into.add(Deadline.of(
                        NoticeKind.MEASURE_ENDS,
                        To.officers(body),
                        About.of(m.effective().measure())
                                .by(m.effective().until())
                                .with("measure", m.effective().kind()),
                        1)));
        programme.measuresInForce(body, at).forEach(m -> RestraintNotices.owed(programme, m, at)
                .forEach((service, by) -> into.add(new Deadline(
                        NoticeKind.CONTINUITY_WANTED,
                        RestraintNotices.concerned(programme, body, service),
                        RestraintNotices.owedAbout(m.effective(), service, by),
                        List.of(),
                        Optional.of(NoticeKind.ROUTES_SPARED),
                        true))));
        programme.restraints().arrangementsOf(body).stream()
                .filter(a -> a.stands(at))
                .forEach(a -> {
                    Instant tested = a.arranged()
                            .act()
                            .testedOn()
                            .plus(concordat.assurance.restraint.Restraints.TESTED)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
                    Instant until = a.arranged().act().until();
                    into.add(Deadline.of(
                            NoticeKind.CONTINUITY_ENDS,
                            To.officers(body),
                            About.of(a.arranged().act().arrangement())
                                    .by(tested.isBefore(until) ? tested : until)
                                    .with("service", a.arranged().act().service()),
                            30));
                });
        programme.environmentsOf(body).forEach(e -> of(body, e.act().environment()));
    }

    private void of(BodyId body, EnvironmentId environment) {
        standing(body, environment);
        cases(body, environment);
        plans(body, environment);
        packs(body, environment);
        certificate(body, environment);
        programme.risksOf(environment).stream()
                .filter(r -> r.live() && r.act().until().isAfter(at))
                .forEach(r -> into.add(Deadline.of(
                        NoticeKind.RISK_ENDS,
                        To.officers(body),
                        About.of(r.act().risk())
                                .in(environment)
                                .on(r.act().control())
                                .by(r.act().until()),
                        7,
                        30)));
        programme
                .answers()
                .delegationsOf(environment)
                .forEach(d -> into.add(Deadline.of(
                                NoticeKind.SECTION_DUE,
                                To.person(body, d.colleague()),
                                About.of(d.section())
                                        .in(environment)
                                        .by(d.dueOn())
                                        .with("section", d.section()),
                                3)
                        .also(To.officers(body))
                        .orLate(NoticeKind.SECTION_LATE)));
        programme.answers().requestsOf(environment).stream()
                .filter(Recorded::live)
                .forEach(r -> into.add(Deadline.of(
                        NoticeKind.EVIDENCE_DUE,
                        To.officers(body),
                        About.of(r.act().request())
                                .in(environment)
                                .on(r.act().control())
                                .by(r.act().answerBy())
                                .with("evidence", r.act().kind()),
                        3)));
        reliances(body, environment);
        healthCheck(body, environment);
    }

    /// Testers are booked three months ahead.
    private void healthCheck(BodyId body, EnvironmentId environment) {
        HealthCheckTerms terms =
                programme.editionOf(environment, at).map(HealthCheckTerms::of).orElse(HealthCheckTerms.USUAL);
        programme
                .healthChecks()
                .newest(environment)
                .flatMap(check -> check.until(terms).map(until -> Deadline.of(
                                NoticeKind.HEALTH_CHECK_ENDS,
                                To.officers(body),
                                About.of(check.id()).in(environment).by(until),
                                30,
                                60,
                                90)
                        .orLate(NoticeKind.HEALTH_CHECK_OLD)))
                .ifPresent(into::add);
    }

    /// What is proved and will not be for ever, and what has failed.
    private void standing(BodyId body, EnvironmentId environment) {
        Map<LocalDate, Set<ControlId>> ending = new TreeMap<>();
        for (ControlStanding one :
                Standing.of(programme, environment, at).controls().values()) {
            switch (one) {
                case ControlStanding.Proved p -> ends(ending, p);
                case ControlStanding.ReliedOn r -> ends(ending, r);
                case ControlStanding.Lapsing l ->
                    l.bitesAt()
                            .filter(b -> b.isAfter(at))
                            .ifPresent(b -> into.add(lapse(
                                    NoticeKind.ACCESS_ENDS,
                                    body,
                                    environment,
                                    l,
                                    b,
                                    l.caseId().map(Object::toString))));
                case ControlStanding.Lapsed l -> {
                    if (!shadow) {
                        into.add(new Deadline(
                                NoticeKind.ACCESS_CLOSED,
                                List.of(To.officers(body)),
                                About.of(one.control())
                                        .in(environment)
                                        .on(one.control())
                                        .by(l.basis().since()),
                                List.of(),
                                Optional.of(NoticeKind.ACCESS_CLOSED),
                                false));
                    }
                }
                case ControlStanding.Planned p -> {}
                case ControlStanding.Accepted a -> {}
                case ControlStanding.Open o -> {}
            }
        }
        ending.forEach((day, controls) -> {
            About about = About.of(environment).in(environment).by(day).with("controls", controls.size());
            into.add(Deadline.of(
                    NoticeKind.PROOF_ENDS,
                    To.officers(body),
                    controls.size() == 1 ? about.on(controls.iterator().next()) : about,
                    7,
                    30));
        });
    }

    private static void ends(Map<LocalDate, Set<ControlId>> ending, ControlStanding one) {
        one.basis().loss().ifPresent(loss -> ending.computeIfAbsent(
                        loss.at().atZone(ZoneOffset.UTC).toLocalDate(), d -> new TreeSet<>())
                .add(one.control()));
    }

    private static Deadline lapse(
            NoticeKind kind,
            BodyId body,
            EnvironmentId environment,
            ControlStanding one,
            Instant when,
            Optional<String> about) {
        return Deadline.of(
                kind,
                To.officers(body),
                About.of(about.orElse(one.control().value()))
                        .in(environment)
                        .on(one.control())
                        .by(when),
                1,
                5);
    }

    private void cases(BodyId body, EnvironmentId environment) {
        for (Case one : programme.casesOf(environment)) {
            Optional<Case.Notice> notice = one.notice();
            if (!one.open() || notice.isEmpty() || one.adjudication().isPresent()) {
                continue;
            }
            About about = CaseNotices.about(one);
            if (one.replies().isEmpty()) {
                into.add(Deadline.of(
                        NoticeKind.REPLY_DUE,
                        To.officers(body),
                        about.by(notice.get().replyBy())
                                .with("role", notice.get().replyOwedBy()),
                        1,
                        3));
            } else {
                Instant first = one.replies().getFirst().at();
                into.add(Deadline.of(
                        NoticeKind.DECISION_DUE,
                        To.authority(Optional.of(body)),
                        about.by(WorkingDays.after(first, WorkingDays.DECISION)),
                        3));
                one.settlesAt()
                        .ifPresent(settles -> into.add(Deadline.of(
                                NoticeKind.DECISION_DUE,
                                To.authority(Optional.of(body), Set.of(Role.AUTHORITY_LEAD)),
                                about.by(settles),
                                6)));
            }
        }
    }

    private void plans(BodyId body, EnvironmentId environment) {
        for (Plan plan : programme.planned().of(environment)) {
            if (plan.stage() != Plan.Stage.AGREED) {
                continue;
            }
            Instant until = plan.agreed().orElseThrow().act().until();
            if (until.isAfter(at)) {
                into.add(Deadline.of(
                        NoticeKind.PLAN_ENDS,
                        To.officers(body),
                        About.of(plan.id()).in(environment).by(until),
                        7,
                        30));
            }
            for (Action action : programme.planned().actionsOf(plan)) {
                if (action.open()) {
                    Deadline deadline = Deadline.of(
                                    NoticeKind.ACTION_DUE, To.officers(body), PlanNotices.about(action, plan), 1, 7)
                            .orLate(NoticeKind.ACTION_LATE);
                    into.add(action.owner()
                            .map(owner -> deadline.also(To.person(body, owner)))
                            .orElse(deadline));
                }
            }
        }
    }

    private void packs(BodyId body, EnvironmentId environment) {
        for (Submission pack : programme.submissions().of(environment)) {
            if (pack.open()) {
                pack.questions().stream()
                        .filter(q -> q.answered().isEmpty() && q.answerBy().isAfter(at))
                        .forEach(q -> into.add(Deadline.of(
                                NoticeKind.QUESTION_DUE,
                                To.person(body, q.to()),
                                About.of(q.id())
                                        .in(environment)
                                        .by(q.answerBy())
                                        .with("part", q.part())
                                        .with("pack", pack.id()),
                                2)));
            }
        }
    }

    private void certificate(BodyId body, EnvironmentId environment) {
        var certificates = programme.certificates();
        var inForce = certificates.inForce(environment, at);
        if (inForce.isEmpty()) {
            certificates.of(environment).stream()
                    .reduce((earlier, later) -> later)
                    .filter(c -> c.state(at) == concordat.assurance.certificate.Certificate.State.EXPIRED)
                    .ifPresent(c -> into.add(new Deadline(
                            NoticeKind.CERTIFICATE_ENDED,
                            List.of(To.officers(body)),
                            About.of(c.id()).in(environment).by(c.until()),
                            List.of(),
                            Optional.of(NoticeKind.CERTIFICATE_ENDED),
                            false)));
            return;
        }
        var one = inForce.get();
        About about = About.of(one.id()).in(environment);
        certificates.warning(one, programme.submissions(), at).ifPresent(ending -> {
            into.add(Deadline.of(
                            NoticeKind.CERTIFICATE_ENDS,
                            To.officers(body),
                            about.by(one.until()).with("days", ending.days()).with("pack-by", ending.packBy()),
                            30,
                            60,
                            90)
                    .toldOnly());
            if (!ending.late(at)) {
                into.add(Deadline.of(NoticeKind.PACK_DUE, To.officers(body), about.by(ending.packBy()), 3, 14));
            }
        });
        into.add(Deadline.of(NoticeKind.CERTIFICATE_ENDS, To.officers(body), about.by(one.until())));
    }

    private void reliances(BodyId body, EnvironmentId environment) {
        Map<String, Deadline> byProvider = new TreeMap<>();
        for (Recorded<RelianceAgreed> reliance : programme.reliancesOf(environment)) {
            RelianceAgreed act = reliance.act();
            BodyId provider =
                    programme.environment(act.provider()).orElseThrow().act().body();
            if (act.until().isAfter(at) && !provider.equals(body)) {
                byProvider.put(
                        act.provider() + "/" + act.until(),
                        Deadline.of(
                                NoticeKind.RELIANCE_ENDS,
                                To.officers(body),
                                About.of(act.provider())
                                        .in(environment)
                                        .by(act.until())
                                        .with("provider", provider),
                                30));
            }
        }
        into.addAll(byProvider.values());
    }
}
