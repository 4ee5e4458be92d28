package concordat.assurance.joining;

import concordat.assurance.act.JoiningAct.ApplicationDecided;
import concordat.assurance.act.JoiningAct.ApplicationFiled;
import concordat.assurance.act.JoiningAct.ApplicationMoved;
import concordat.assurance.act.JoiningAct.Stage;
import concordat.assurance.ground.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One application and how far it has come.
///
/// @param moves oldest first
public record Application(
        Recorded<ApplicationFiled> filed,
        List<Recorded<ApplicationMoved>> moves,
        Optional<Recorded<ApplicationDecided>> decided) {

    public Application {
        moves = List.copyOf(moves);
    }

    /// @return where it stands on the board, when it is not decided
    public Stage stage() {
        return moves.isEmpty() ? Stage.RECEIVED : moves.getLast().act().stage();
    }

    /// @return whether it was decided for the body
    public boolean accepted() {
        return decided.filter(d -> d.act().accepted()).isPresent();
    }

    Application moved(Recorded<ApplicationMoved> move) {
        List<Recorded<ApplicationMoved>> longer = new ArrayList<>(moves);
        longer.add(move);
        return new Application(filed, longer, decided);
    }

    Application decided(Recorded<ApplicationDecided> by) {
        return new Application(filed, moves, Optional.of(by));
    }
}
