package concordat.demo.rehearse;

import concordat.api.view.ActProposal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes moves in batches. What a rule stands against is left out and counted; the rest is made.
final class Moves {

    private static final int BATCH = 400;

    private final Theatre theatre;
    private final Map<String, Integer> refused = new TreeMap<>();
    private long done;

    Moves(Theatre theatre) {
        this.theatre = theatre;
    }

    void make(List<Move> moves) throws IOException, InterruptedException {
        for (int from = 0; from < moves.size(); from += BATCH) {
            batch(new ArrayList<>(moves.subList(from, Math.min(from + BATCH, moves.size()))));
        }
    }

    /// A batch is done whole or not at all, so what is refused is taken out and the rest sent again.
    private void batch(List<Move> left) throws IOException, InterruptedException {
        while (!left.isEmpty()) {
            List<ActProposal> acts = left.stream().map(Move::act).toList();
            Optional<Theatre.Refused> refusal = theatre.act(acts);
            if (refusal.isEmpty()) {
                done += acts.size();
                left.forEach(m -> m.then().run());
                return;
            }
            Move out = left.remove(refusal.get().index());
            refused.merge(out.act().kind() + " " + refusal.get().why(), 1, Integer::sum);
        }
    }

    /// @return how many acts were done
    long done() {
        return done;
    }

    /// @return how often each rule stood against which kind of act
    Map<String, Integer> refused() {
        return Map.copyOf(refused);
    }
}
