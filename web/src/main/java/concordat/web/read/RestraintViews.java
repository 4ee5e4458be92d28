package concordat.web.read;

import concordat.api.view.ArrangementView;
import concordat.api.view.CaseStep;
import concordat.api.view.IncidentView;
import concordat.assurance.act.MeasureAct.ContinuityArranged;
import concordat.assurance.act.MeasureAct.IncidentReported;
import concordat.assurance.ground.Stamp;
import concordat.assurance.restraint.Restraints.Arrangement;
import concordat.assurance.restraint.Restraints.Incident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Incidents, and how bodies can do without services meanwhile.
public final class RestraintViews {

    private final Reading reading;

    private RestraintViews(Reading reading) {
        this.reading = reading;
    }

    /// @return all incidents, newest first
    public static Listed<Incident, IncidentView> incidents(Reading reading) {
        return new Listed<>(
                reading.programme().restraints().incidents().reversed(),
                i -> i.reported().act().incident().value(),
                i -> Set.of(i.reported().act().body()),
                RestraintViews::state,
                Set.of("open", "closed"),
                RestraintViews::view);
    }

    /// @return all arrangements, newest first; also the concern of the service's owner
    public static Listed<Arrangement, ArrangementView> arrangements(Reading reading) {
        RestraintViews views = new RestraintViews(reading);
        return new Listed<>(
                reading.programme().bodies().stream()
                        .flatMap(b -> reading
                                .programme()
                                .restraints()
                                .arrangementsOf(b.act().body())
                                .stream())
                        .sorted(Comparator.comparingLong(
                                        (Arrangement a) -> a.arranged().position())
                                .reversed())
                        .toList(),
                a -> a.arranged().act().arrangement().value(),
                a -> reading.with(a.arranged().act().body(), a.arranged().act().service()),
                views::state,
                Set.of("waiting", "stands", "lapsed"),
                views::view);
    }

    private static String state(Incident incident) {
        return incident.closed().isPresent() ? "closed" : "open";
    }

    private static IncidentView view(Incident incident) {
        IncidentReported act = incident.reported().act();
        List<CaseStep> steps = new ArrayList<>();
        steps.add(Reading.step(incident.reported(), "reported", act.what()));
        incident.closed()
                .ifPresent(c -> steps.add(Reading.step(c, "closed", c.act().lessons())));
        return new IncidentView(
                act.incident().value(),
                act.body().value(),
                state(incident),
                act.live(),
                incident.reported().at(),
                steps);
    }

    private String state(Arrangement arrangement) {
        if (arrangement.stands(reading.at())) {
            return "stands";
        }
        boolean runs = arrangement.arranged().act().until().isAfter(reading.at());
        return runs && arrangement.accepted().isEmpty() ? "waiting" : "lapsed";
    }

    private ArrangementView view(Arrangement arrangement) {
        ContinuityArranged act = arrangement.arranged().act();
        return new ArrangementView(
                act.arrangement().value(),
                act.body().value(),
                act.service().value(),
                state(arrangement),
                act.testedOn(),
                act.until(),
                act.how().text(),
                arrangement.accepted().map(Stamp::at),
                arrangement.accepted().map(a -> a.by().value()));
    }
}
