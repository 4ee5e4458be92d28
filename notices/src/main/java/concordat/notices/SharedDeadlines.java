package concordat.notices;

import concordat.assurance.Programme;
import concordat.assurance.act.AgreementMade;
import concordat.assurance.act.RelianceAct.ProvisionChanged;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The deadlines between bodies, and those of the whole network.
final class SharedDeadlines {

    /// A change longer ago has been confirmed or has ended what rested on it.
    private static final Duration CHANGES = Duration.ofDays(40);

    private SharedDeadlines() {}

    static void of(Programme programme, Instant at, Predicate<BodyId> which, List<Deadline> into) {
        for (Recorded<AgreementMade> agreement : programme.agreements()) {
            agreement(programme, at, which, agreement, into);
        }
        for (Recorded<ProvisionChanged> change : programme.offers().changes()) {
            if (change.at().plus(CHANGES).isAfter(at)) {
                changed(programme, which, change, into);
            }
        }
        programme.terms().reidentifications().stream()
                .filter(r -> r.answered().isEmpty())
                .forEach(r -> {
                    AgreementMade agreement = programme
                            .agreement(r.asked().act().agreement())
                            .orElseThrow()
                            .act();
                    if (which.test(agreement.body())) {
                        into.add(Deadline.of(
                                        NoticeKind.REIDENTIFICATION_WANTED,
                                        To.officers(agreement.body()),
                                        About.of(r.asked().act().reidentification())
                                                .by(r.owedBy())
                                                .with("service", agreement.service()))
                                .orLate(NoticeKind.REIDENTIFICATION_LATE));
                    }
                });
        programme.editions().stream()
                .filter(e ->
                        e.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant().isAfter(at))
                .forEach(e -> into.add(Deadline.of(
                        NoticeKind.EDITION_STARTS,
                        To.everybody(),
                        About.of(e.id()).by(e.startsOn()),
                        14)));
    }

    private static void agreement(
            Programme programme,
            Instant at,
            Predicate<BodyId> which,
            Recorded<AgreementMade> agreement,
            List<Deadline> into) {
        AgreementMade act = agreement.act();
        if (!agreement.live() || !act.until().isAfter(at)) {
            return;
        }
        About about = About.of(act.agreement())
                .by(act.until())
                .with("service", act.service())
                .with("user", act.body());
        if (which.test(act.body())) {
            into.add(Deadline.of(NoticeKind.AGREEMENT_ENDS, To.officers(act.body()), about, 30));
        }
        programme
                .service(act.service())
                .map(s -> s.act().owner())
                .filter(owner -> which.test(owner) && !owner.equals(act.body()))
                .ifPresent(owner -> into.add(Deadline.of(NoticeKind.AGREEMENT_ENDS, To.services(owner), about, 30)));
    }

    private static void changed(
            Programme programme, Predicate<BodyId> which, Recorded<ProvisionChanged> change, List<Deadline> into) {
        ProvisionChanged act = change.act();
        Set<EnvironmentId> consumers = new TreeSet<>();
        programme.consumersOf(act.provider()).forEach(r -> consumers.add(r.act().consumer()));
        BodyId provider =
                programme.environment(act.provider()).orElseThrow().act().body();
        for (EnvironmentId consumer : consumers) {
            BodyId body = programme.environment(consumer).orElseThrow().act().body();
            boolean waits =
                    programme.toConfirm(consumer, act.provider()).stream().anyMatch(act.controls()::contains);
            if (waits && which.test(body)) {
                into.add(Deadline.of(
                        NoticeKind.CONFIRM_DUE,
                        To.officers(body),
                        About.of(act.change())
                                .in(consumer)
                                .by(WorkingDays.after(change.at(), WorkingDays.CONFIRMING))
                                .with("provider", provider),
                        5));
            }
        }
    }
}
