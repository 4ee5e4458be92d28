package concordat.web.read;

import concordat.api.view.ProposalView;
import concordat.assurance.Proposal;
import concordat.assurance.act.MeasureAct.ProposalDeclined;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.MeasureId;
import java.util.Optional;
import java.util.Set;

/// What the ladder proposes, body by body.
public final class ProposalViews {

    private final Reading reading;

    private ProposalViews(Reading reading) {
        this.reading = reading;
    }

    /// @return everything proposed; bodies by id, for each the hardest first
    public static Listed<Proposal, ProposalView> listed(Reading reading) {
        return new Listed<>(
                reading.programme().bodies().stream()
                        .filter(Recorded::live)
                        .flatMap(b -> Proposal.of(reading.programme(), b.act().body(), reading.at()).stream())
                        .toList(),
                p -> p.body() + "/" + p.trigger().name(),
                p -> Set.of(p.body()),
                p -> Reading.word(p.state()),
                Reading.words(Proposal.State.values()),
                new ProposalViews(reading)::view);
    }

    private ProposalView view(Proposal proposal) {
        Optional<Recorded<ProposalDeclined>> declined = proposal.declined();
        return new ProposalView(
                proposal.body().value(),
                name(proposal.body()),
                proposal.trigger().name(),
                Reading.word(proposal.trigger().measure()),
                proposal.number(),
                proposal.trigger().atLeast(),
                Reading.word(proposal.trigger().rung()),
                Reading.sorted(proposal.about()),
                Reading.word(proposal.state()),
                proposal.standing().map(MeasureId::value),
                declined.map(d -> Reading.step(d, "declined", d.act().reasons())),
                declined.map(d -> d.act().until()));
    }

    private String name(BodyId id) {
        return reading.programme()
                .body(id)
                .map(b -> ProgrammeReadings.text(b.act().name()))
                .orElse(id.value());
    }
}
