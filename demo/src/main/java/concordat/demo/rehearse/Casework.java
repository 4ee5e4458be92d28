package concordat.demo.rehearse;

import concordat.api.view.CaseView;
import concordat.demo.act.People;
import concordat.demo.act.Wanted;
import concordat.demo.network.Chance;
import concordat.demo.network.Country;
import concordat.demo.network.Pact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What becomes of open cases: replies, decisions, and for a few a measure with its conversation.
final class Casework {

    private final Country country;
    private final Map<String, Player> players = new HashMap<>();
    private final Set<String> fixing = new HashSet<>();
    private final Set<String> measured = new HashSet<>();
    private final Set<String> arranged = new HashSet<>();
    private final String founder;
    private int seen;

    Casework(Country country, List<Player> all, String founder) {
        this.country = country;
        this.founder = founder;
        all.forEach(p -> players.put(p.body.id(), p));
    }

    List<Move> week(int week, Instant now, List<CaseView> open) {
        List<Move> moves = new ArrayList<>();
        for (CaseView one : open) {
            Player player = players.get(one.body());
            if (player == null) {
                continue;
            }
            Chance own = player.chance.at(one.id());
            if (fixing.add(one.id())) {
                seen++;
                int slow = (int) (10 * (1 - player.discipline));
                player.fixIn(week + own.between(1, 4 + slow), one.environment(), one.control());
            }
            if (one.state().equals("notice-served") && own.at("replies").share() < player.discipline) {
                moves.add(reply(one, player, own));
            } else if (one.state().equals("replied")) {
                moves.add(decide(one, own));
            } else if (one.state().equals("not-upheld") && own.at("measure").share() < 0.15) {
                measure(one, player, now, moves);
            }
        }
        return moves;
    }

    private static Move reply(CaseView one, Player player, Chance own) {
        String kind = own.at("kind").of(List.of("PLAN", "PLAN", "CONTEST", "MORE_TIME"));
        return Move.of(Wanted.of("reply-made")
                .with("caseId", one.id())
                .with("kind", kind)
                .with("words", "It is being put right")
                .by(player.body.officer()));
    }

    private static Move decide(CaseView one, Chance own) {
        return Move.of(Wanted.of("adjudicated")
                .with("caseId", one.id())
                .with("upheld", own.at("upheld").share() < 0.6)
                .with("reasons", "On what the record shows")
                .by(People.ASSESSOR));
    }

    /// Both sides speak, people are served meanwhile, and then the highest handling closes until the control holds.
    private void measure(CaseView one, Player player, Instant now, List<Move> moves) {
        if (!measured.add(one.id())) {
            return;
        }
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        moves.add(Move.of(Wanted.of("conversation-held")
                .with("caseId", one.id())
                .with("heldOn", today)
                .with("note", "What fails, what it touches, and what would help")
                .by(People.ASSESSOR)));
        moves.add(Move.of(Wanted.of("note-agreed")
                .with("caseId", one.id())
                .with("agreed", true)
                .with("words", "So it was said")
                .by(player.body.officer())));
        for (Pact pact : country.pacts()) {
            if (pact.body().id().equals(player.body.id()) && arranged.add(pact.id())) {
                String owner = country.ownerOf(pact.service()).id();
                moves.add(Move.of(Wanted.of("continuity-arranged")
                        .with("arrangement", pact.id() + ".y")
                        .with("body", player.body.id())
                        .with("service", pact.service().id())
                        .with("testedOn", today.minusDays(30))
                        .with("until", now.plus(Duration.ofDays(300)))
                        .with("how", "By telephone and on paper, as practised")
                        .by(player.body.officer())));
                moves.add(Move.of(Wanted.of("continuity-accepted")
                        .with("arrangement", pact.id() + ".y")
                        .by(People.serviceOwner(owner))));
            }
        }
        moves.add(Move.of(Wanted.of("measure-imposed")
                .with("measure", "m." + one.id())
                .with("body", player.body.id())
                .with("kind", "RESTRICT")
                .set(
                        "handlings",
                        List.of(country.plan().edition().handlings().getLast().id()))
                .set("tiers", List.of())
                .set("services", List.of())
                .with("emergency", false)
                .maybe("secondOfficer", Optional.empty())
                .with("until", now.plus(Duration.ofDays(90)))
                .maybe("about", Optional.of(one.id()))
                .set("liftsWhen", List.of(one.control()))
                .with("reason", "It was decided that the reply does not hold")
                .with("exitCriteria", one.control() + " holds again")
                .by(founder)));
        moves.add(Move.of(Wanted.of("root-cause-stated")
                .with("caseId", one.id())
                .maybe("plan", Optional.empty())
                .with("cause", "Nobody was told that the proof would run out")
                .by(player.body.officer())));
    }

    /// @return how many cases there were so far
    int seen() {
        return seen;
    }

    /// @return how many led to a measure
    int measured() {
        return measured.size();
    }
}
