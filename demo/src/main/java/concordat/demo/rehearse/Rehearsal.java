package concordat.demo.rehearse;

import concordat.api.view.BodyView;
import concordat.api.view.CaseView;
import concordat.api.view.ReadinessView;
import concordat.demo.act.Wanted;
import concordat.demo.network.Body;
import concordat.demo.network.Country;
import concordat.demo.network.Piece;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Plays a year week by week. The same country gives the same year.
public final class Rehearsal {

    static final String SECOND_ASSESSOR = "assessor-2";

    private static final Duration WEEK = Duration.ofDays(7);

    private final Theatre theatre;
    private final Country country;
    private final String founder;
    private final Consumer<Month> told;

    /// @param founder the programme lead who founded the network
    /// @param told how it stands at the end of every month, as it comes
    public Rehearsal(Theatre theatre, Country country, String founder, Consumer<Month> told) {
        this.theatre = theatre;
        this.country = country;
        this.founder = founder;
        this.told = told;
    }

    /// What came of it.
    ///
    /// @param acts done by people
    /// @param refused how often each rule stood against which kind of act
    public record Year(long acts, int cases, int measures, int refusals, Map<String, Integer> refused) {
        public Year {
            refused = Map.copyOf(refused);
        }
    }

    /// @param weeks how long; 52 for a year
    /// @param goesOn asked before each week; false stops it there
    public Year play(int weeks, BooleanSupplier goesOn) throws IOException, InterruptedException {
        Map<String, List<Piece>> pieces =
                country.evidence().stream().collect(Collectors.groupingBy(p -> bodyOf(p.environment())));
        List<Player> players = country.bodies().stream()
                .map(b -> new Player(country, b, pieces.getOrDefault(b.id(), List.of()), weeks))
                .toList();
        Moves moves = new Moves(theatre);
        Assessing assessing = new Assessing(theatre, moves, Math.max(3, players.size() / 22));
        Casework casework = new Casework(country, players, founder);
        moves.make(List.of(Move.of(Wanted.of("role-granted")
                .with("person", SECOND_ASSESSOR)
                .with("role", "ASSESSOR")
                .maybe("body", Optional.empty())
                .by(founder))));
        for (int week = 1; week <= weeks && goesOn.getAsBoolean(); week++) {
            theatre.advance(WEEK);
            Instant now = theatre.now();
            List<CaseView> open = theatre.openCases();
            List<Move> todo = new ArrayList<>();
            for (Player player : players) {
                todo.addAll(player.week(week, now));
            }
            todo.addAll(casework.week(week, now, open));
            moves.make(todo);
            submissions(players, week, now, moves, assessing);
            assessing.week(week, theatre.now());
            if (week % 4 == 0 || week == weeks) {
                told.accept(month(week, players, assessing, casework, moves, open.size()));
            }
        }
        return new Year(moves.done(), casework.seen(), casework.measured(), assessing.refusals(), moves.refused());
    }

    private String bodyOf(String environment) {
        return country.bodies().stream()
                .filter(b -> b.environments().contains(environment))
                .map(Body::id)
                .findFirst()
                .orElseThrow();
    }

    /// Whoever is due looks at what stands in the way, puts it right, and hands in once nothing does.
    private void submissions(List<Player> players, int week, Instant now, Moves moves, Assessing assessing)
            throws IOException, InterruptedException {
        for (Player player : players) {
            if (week < player.submitsIn || player.certified) {
                continue;
            }
            ReadinessView view = assessing.main(player);
            if (view.blocking() > 0) {
                List<Move> preparing = new ArrayList<>(player.exception(view, now));
                preparing.addAll(player.preparing(view, now));
                moves.make(preparing);
                view = assessing.main(player);
            }
            if (view.blocking() == 0) {
                assessing.handIn(player, view, week);
            }
        }
    }

    private Month month(
            int week, List<Player> players, Assessing assessing, Casework casework, Moves moves, int openCases)
            throws IOException, InterruptedException {
        List<BodyView> bodies = theatre.bodies();
        int whole = (int) bodies.stream()
                .filter(b -> b.held() == b.controls() && b.controls() > 0)
                .count();
        return new Month(
                week,
                theatre.now(),
                players.size(),
                whole,
                assessing.full(),
                assessing.conditional(),
                assessing.waiting(),
                openCases,
                casework.measured(),
                moves.done());
    }
}
