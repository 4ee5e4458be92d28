package concordat.web.read;

import concordat.api.view.OfferView;
import concordat.api.view.RelianceView;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.ground.Recorded;
import concordat.assurance.reliance.Offer;
import java.util.Set;

/// Who carries controls for whom, and who offers to.
public final class RelianceViews {

    private final Reading reading;

    private RelianceViews(Reading reading) {
        this.reading = reading;
    }

    /// @return all offers, newest first
    public static Listed<Offer, OfferView> offers(Reading reading) {
        RelianceViews views = new RelianceViews(reading);
        return new Listed<>(
                reading.programme().offers().all().reversed(),
                o -> o.offered().act().offer().value(),
                o -> Set.of(reading.bodyOf(o.offered().act().provider())),
                views::state,
                Set.of("open", "withdrawn", "over"),
                views::view);
    }

    /// @return every reliance that no act has ended, by consumer, control and provider
    public static Listed<Recorded<RelianceAgreed>, RelianceView> reliances(Reading reading) {
        RelianceViews views = new RelianceViews(reading);
        return new Listed<>(
                reading.environments()
                        .flatMap(e -> reading.programme().reliancesOf(e).stream())
                        .toList(),
                r -> id(r.act()),
                r -> Set.of(
                        reading.bodyOf(r.act().consumer()),
                        reading.bodyOf(r.act().provider())),
                views::state,
                Set.of("running", "to-confirm", "over"),
                views::view);
    }

    private static String id(RelianceAgreed reliance) {
        return reliance.consumer() + " " + reliance.provider() + " " + reliance.control();
    }

    private String state(Recorded<RelianceAgreed> reliance) {
        RelianceAgreed act = reliance.act();
        if (!act.until().isAfter(reading.at())) {
            return "over";
        }
        boolean waits =
                reading.programme().toConfirm(act.consumer(), act.provider()).contains(act.control());
        return waits ? "to-confirm" : "running";
    }

    private RelianceView view(Recorded<RelianceAgreed> reliance) {
        RelianceAgreed act = reliance.act();
        return new RelianceView(
                id(act),
                reading.bodyOf(act.consumer()).value(),
                act.consumer().value(),
                act.provider().value(),
                act.control().value(),
                state(reliance),
                act.split().name(),
                act.remainingDuty().text(),
                act.until());
    }

    private String state(Offer offer) {
        if (!offer.offered().live()) {
            return "withdrawn";
        }
        return offer.offered().act().until().isAfter(reading.at()) ? "open" : "over";
    }

    private OfferView view(Offer offer) {
        RelianceOffered act = offer.offered().act();
        return new OfferView(
                act.offer().value(),
                reading.bodyOf(act.provider()).value(),
                act.provider().value(),
                state(offer),
                Reading.sorted(act.controls()),
                act.split().name(),
                act.remainingDuty().text(),
                offer.offered().at(),
                act.until(),
                offer.acceptedBy().size());
    }
}
