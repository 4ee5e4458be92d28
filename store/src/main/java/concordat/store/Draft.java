package concordat.store;

import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.ledger.Frontier;
import concordat.ledger.Hash;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ConcernedBodies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A batch in the making: submissions are judged and folded one after another, each upon those before it. Does no I/O;
/// until it is kept, nobody else sees anything of it. Not safe to share between threads.
final class Draft {

    private final ActCodec codec;
    private final Instant at;
    private final ConcernedBodies bodies;
    private final List<ActRow> acts = new ArrayList<>();
    private final List<NodeRow> nodes = new ArrayList<>();
    private final List<AnsweredRequest> requests = new ArrayList<>();
    private Programme programme;
    private Frontier tree;

    /// @param at when the acts are done; not before the ledger's latest
    Draft(ActCodec codec, LedgerState before, ConcernedBodies bodies, Instant at) {
        this.codec = codec;
        this.programme = before.programme();
        this.tree = before.tree();
        this.bodies = bodies.tentative();
        this.at = at;
    }

    /// @return [Answer.Appended] with what was drafted, or why nothing of it was
    Answer add(Submission submission) {
        Optional<String> unmet = submission.expectation().unmet(programme);
        if (unmet.isPresent()) {
            return new Answer.Outdated(unmet.get());
        }
        Programme folded = programme;
        ConcernedBodies learnt = bodies.tentative();
        List<ActRow> rows = new ArrayList<>(submission.proposals().size());
        for (Proposal proposal : submission.proposals()) {
            if (folded.check(proposal.actor(), proposal.act(), at) instanceof Verdict.Refused refused) {
                return new Answer.Refused(rows.size(), refused);
            }
            Entry entry = new Entry(folded.network(), tree.size() + rows.size(), at, proposal.actor(), proposal.act());
            try {
                rows.add(row(entry, learnt));
            } catch (IllegalArgumentException e) {
                return new Answer.Malformed(rows.size(), String.valueOf(e.getMessage()));
            }
            folded = folded.with(entry);
        }
        bodies.keep(learnt);
        programme = folded;
        submission.key().ifPresent(key -> requests.add(new AnsweredRequest(key, tree.size(), rows.size())));
        rows.forEach(this::grow);
        return new Answer.Appended(rows.stream().map(ActRow::entry).toList(), false);
    }

    private ActRow row(Entry entry, ConcernedBodies learnt) {
        Optional<BodyId> body = learnt.learn(entry.act());
        byte[] bytes = codec.bytes(entry, body);
        return new ActRow(
                entry,
                bytes,
                Hash.leaf(bytes),
                codec.kind(entry.act()),
                body.map(BodyId::value).orElse(null),
                codec.proses(entry.act()));
    }

    private void grow(ActRow row) {
        acts.add(row);
        tree = tree.append(row.leaf(), (id, hash) -> {
            if (id.level() > 0) {
                nodes.add(new NodeRow(id, hash));
            }
        });
    }

    boolean isEmpty() {
        return acts.isEmpty();
    }

    List<ActRow> acts() {
        return acts;
    }

    List<NodeRow> nodes() {
        return nodes;
    }

    List<AnsweredRequest> requests() {
        return requests;
    }

    Frontier tree() {
        return tree;
    }

    Programme programme() {
        return programme;
    }

    Instant at() {
        return at;
    }

    /// @param base what the draft was begun upon
    void keepBodies(ConcernedBodies base) {
        base.keep(bodies);
    }
}
