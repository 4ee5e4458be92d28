package concordat.notices;

import concordat.assurance.Programme;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.MeasureLifted;
import concordat.assurance.act.Role;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.ServiceId;
import concordat.assurance.restraint.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is told of measures, incidents and arrangements.
final class RestraintNotices {

    /// Who may look back at an emergency and can read what it was about.
    private static final Set<Role> REVIEWERS = Set.of(Role.AUTHORITY_LEAD, Role.AUDITOR);

    private RestraintNotices() {}

    static void imposed(Draft draft, MeasureImposed act) {
        About about = About.of(act.measure()).by(act.until()).with("measure", act.kind());
        if (act.kind() == MeasureKind.WATCH) {
            draft.tell(NoticeKind.MEASURE_WATCH, To.officers(act.body()), about);
            return;
        }
        draft.tell(
                act.emergency() ? NoticeKind.EMERGENCY_IMPOSED : NoticeKind.MEASURE_IMPOSED,
                To.officers(act.body()),
                about);
        atServices(draft, act, act.emergency() ? NoticeKind.EMERGENCY_AT_SERVICE : NoticeKind.MEASURE_AT_SERVICE);
        if (act.emergency()) {
            draft.tell(NoticeKind.EMERGENCY_TO_REVIEW, To.authority(Optional.of(act.body()), REVIEWERS), about);
            draft.programme().restraints().measure(act.measure()).ifPresent(m -> owed(
                            draft.programme(), m, draft.entry().at())
                    .forEach((service, by) -> {
                        for (To to : concerned(draft.programme(), act.body(), service)) {
                            String whom = to.audience().name().toLowerCase(Locale.ROOT);
                            draft.tell(
                                    "act/" + draft.entry().position() + "/continuity-wanted/" + service + "/" + whom,
                                    NoticeKind.CONTINUITY_WANTED,
                                    to,
                                    owedAbout(act, service, by));
                        }
                    }));
        }
    }

    /// @return services that an emergency closes to citizens without an accepted way of going on, each with how long
    static SortedMap<ServiceId, Instant> owed(Programme programme, Measure measure, Instant at) {
        SortedMap<ServiceId, Instant> owed = new TreeMap<>();
        programme.continuityOwed(measure, at).lacking().forEach((route, by) -> programme
                .route(route)
                .ifPresent(r -> owed.merge(r.act().service(), by, (one, other) -> one.isBefore(other) ? one : other)));
        return owed;
    }

    /// The body arranges, the service's owner accepts, the Authority imposed it.
    static List<To> concerned(Programme programme, BodyId body, ServiceId service) {
        List<To> all = new ArrayList<>();
        all.add(To.officers(body));
        programme.service(service).ifPresent(s -> all.add(To.services(s.act().owner())));
        all.add(To.authority(Optional.of(body), Set.of(Role.AUTHORITY_LEAD)));
        return all;
    }

    static About owedAbout(MeasureImposed act, ServiceId service, Instant by) {
        return About.of(act.measure() + "/" + service)
                .by(by)
                .with("user", act.body())
                .with("service", service);
    }

    static void lifted(Draft draft, MeasureLifted act) {
        MeasureImposed measure = imposed(draft, act.measure());
        draft.tell(
                NoticeKind.MEASURE_LIFTED,
                To.officers(measure.body()),
                About.of(act.measure()).with("measure", measure.kind()));
        if (measure.kind() != MeasureKind.WATCH) {
            atServices(draft, measure, NoticeKind.MEASURE_LIFTED_AT_SERVICE);
        }
    }

    /// A service's owner is told which body reaches the service otherwise than its agreement says, and not why.
    private static void atServices(Draft draft, MeasureImposed act, NoticeKind kind) {
        Set<BodyId> owners = new TreeSet<>();
        for (ServiceId service :
                draft.programme().servicesUsed(act.body(), draft.entry().at())) {
            if (act.services().isEmpty() || act.services().contains(service)) {
                draft.programme()
                        .service(service)
                        .ifPresent(s -> owners.add(s.act().owner()));
            }
        }
        owners.remove(act.body());
        for (BodyId owner : owners) {
            draft.tell(
                    kind,
                    To.services(owner),
                    About.of(act.body()).by(act.until()).with("user", act.body()));
        }
    }

    static void step(Draft draft, MeasureAct act) {
        switch (act) {
            case MeasureAct.MeasureStayed a -> measure(draft, NoticeKind.MEASURE_STAYED, a.measure(), Optional.of(a));
            case MeasureAct.MeasureEased a -> measure(draft, NoticeKind.MEASURE_EASED, a.measure(), Optional.empty());
            case MeasureAct.EmergencyReviewed a ->
                draft.tell(
                        NoticeKind.EMERGENCY_REVIEWED,
                        To.officers(imposed(draft, a.measure()).body()),
                        About.of(a.measure()).with("justified", a.justified() ? "YES" : "NO"));
            case MeasureAct.ContinuityArranged a ->
                draft.programme()
                        .service(a.service())
                        .ifPresent(s -> draft.tell(
                                NoticeKind.CONTINUITY_TO_ACCEPT,
                                To.services(s.act().owner()),
                                About.of(a.arrangement()).with("user", a.body()).with("service", a.service())));
            case MeasureAct.ContinuityAccepted a -> {
                var arranged = draft.programme()
                        .restraints()
                        .arrangement(a.arrangement())
                        .orElseThrow()
                        .arranged()
                        .act();
                draft.tell(
                        NoticeKind.CONTINUITY_ACCEPTED,
                        To.officers(arranged.body()),
                        About.of(a.arrangement()).by(arranged.until()).with("service", arranged.service()));
            }
            case MeasureAct.IncidentReported a -> {
                NoticeKind kind = a.live() ? NoticeKind.INCIDENT_LIVE : NoticeKind.INCIDENT_REPORTED;
                draft.tell(kind, To.officers(a.body()), About.of(a.incident()));
                draft.tell(kind, To.authority(Optional.of(a.body())), About.of(a.incident()));
            }
            case MeasureAct.WorkforceStated a -> {}
            case MeasureAct.ProposalDeclined a -> {}
            case MeasureAct.IncidentClosed a -> {
                BodyId body = draft.programme()
                        .restraints()
                        .incident(a.incident())
                        .orElseThrow()
                        .reported()
                        .act()
                        .body();
                draft.tell(NoticeKind.INCIDENT_CLOSED, To.officers(body), About.of(a.incident()));
                draft.tell(NoticeKind.INCIDENT_CLOSED, To.authority(Optional.of(body)), About.of(a.incident()));
            }
        }
    }

    private static void measure(Draft draft, NoticeKind kind, MeasureId id, Optional<MeasureAct.MeasureStayed> stayed) {
        MeasureImposed measure = imposed(draft, id);
        About about = About.of(id).with("measure", measure.kind());
        draft.tell(
                kind,
                To.officers(measure.body()),
                stayed.map(s -> about.by(s.until())).orElse(about));
    }

    private static MeasureImposed imposed(Draft draft, MeasureId id) {
        return draft.programme()
                .restraints()
                .measure(id)
                .orElseThrow()
                .imposed()
                .act();
    }
}
