package concordat.assurance.reliance;

import concordat.assurance.act.Entry;
import concordat.assurance.act.RelianceAct;
import concordat.assurance.act.RelianceAct.OfferAccepted;
import concordat.assurance.act.RelianceAct.OfferWithdrawn;
import concordat.assurance.act.RelianceAct.ProvisionChanged;
import concordat.assurance.act.RelianceAct.RelianceConfirmed;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.Split;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.ChangeId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.OfferId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All offers to carry controls for others, and all changes of what is carried: an immutable value.
public final class Offers {
    /// Of a network in which nobody offers anything.
    public static final Offers NONE = new Offers(PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<OfferId, Offer> byId;
    private final PersistentMap<ChangeId, Recorded<ProvisionChanged>> changes;

    private Offers(PersistentMap<OfferId, Offer> byId, PersistentMap<ChangeId, Recorded<ProvisionChanged>> changes) {
        this.byId = byId;
        this.changes = changes;
    }

    /// @return the offer, withdrawn or not
    public Optional<Offer> offer(OfferId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// @return all offers, withdrawn ones too, oldest first
    public List<Offer> all() {
        List<Offer> all = byId.values();
        all.sort(Comparator.comparingLong(o -> o.offered().position()));
        return all;
    }

    /// @return all changes of what is carried, oldest first
    public List<Recorded<ProvisionChanged>> changes() {
        List<Recorded<ProvisionChanged>> all = changes.values();
        all.sort(Comparator.comparingLong(Recorded::position));
        return all;
    }

    /// @return these after the act of an entry, taken as it stands
    public Offers with(RelianceAct act, Entry entry) {
        return switch (act) {
            case RelianceOffered a ->
                new Offers(byId.with(a.offer(), new Offer(Recorded.of(a, entry), Set.of())), changes);
            case OfferWithdrawn a -> {
                Offer offer = offer(a.offer()).orElseThrow();
                yield new Offers(
                        byId.with(a.offer(), new Offer(offer.offered().ended(entry.at()), offer.acceptedBy())),
                        changes);
            }
            case OfferAccepted a -> {
                Offer offer = offer(a.offer()).orElseThrow();
                Set<EnvironmentId> more = new HashSet<>(offer.acceptedBy());
                more.add(a.consumer());
                yield new Offers(byId.with(a.offer(), new Offer(offer.offered(), more)), changes);
            }
            case ProvisionChanged a -> new Offers(byId, changes.with(a.change(), Recorded.of(a, entry)));
            case RelianceConfirmed a -> this;
        };
    }

    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(RelianceAct act) {
        return switch (act) {
            case RelianceOffered a -> Verdict.unused(byId.get(a.offer()));
            case OfferWithdrawn a -> running(a.offer());
            case OfferAccepted a -> running(a.offer());
            case ProvisionChanged a -> Verdict.unused(changes.get(a.change()));
            case RelianceConfirmed a -> Verdict.allow();
        };
    }

    private Verdict running(OfferId id) {
        return Verdict.known(byId.get(id), Fault.OFFER_UNKNOWN, id)
                .and(() -> Verdict.when(
                        offer(id).orElseThrow().offered().live(),
                        Fault.ALREADY_ENDED,
                        "offer " + id + " was withdrawn",
                        "reliance-offered"));
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(RelianceAct act, Instant at) {
        return switch (act) {
            case RelianceOffered a ->
                named(a.controls())
                        .and(() -> Verdict.when(
                                a.until().isAfter(at), Fault.UNTIL_NOT_AHEAD, a.until() + " is not after " + at))
                        .and(() -> Verdict.when(
                                a.split() != Split.SHARED
                                        || a.remainingDuty()
                                                .text()
                                                .filter(String::isBlank)
                                                .isEmpty(),
                                Fault.SHARE_UNSTATED,
                                "what stays the consumer's duty is not said"));
            case OfferWithdrawn a -> Verdict.allow();
            case OfferAccepted a -> {
                RelianceOffered offered =
                        offer(a.offer()).orElseThrow().offered().act();
                yield named(a.controls())
                        .and(() -> Verdict.when(
                                offered.controls().containsAll(a.controls()),
                                Fault.OFFER_LACKS_CONTROL,
                                "offer " + a.offer() + " is for " + offered.controls(),
                                "offer-accepted for some of these"))
                        .and(() -> Verdict.when(
                                offered.until().isAfter(at),
                                Fault.UNTIL_NOT_AHEAD,
                                "the offer ended at " + offered.until(),
                                "reliance-offered"));
            }
            case ProvisionChanged a -> named(a.controls());
            case RelianceConfirmed a -> named(a.controls());
        };
    }

    private static Verdict named(Set<?> controls) {
        return Verdict.when(!controls.isEmpty(), Fault.NOTHING_NAMED, "no control is named");
    }
}
