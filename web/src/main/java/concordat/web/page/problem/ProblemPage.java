package concordat.web.page.problem;

import concordat.web.page.shell.Shell;
import java.util.List;

/// What a refusal shows.
///
/// @param detail empty for none
/// @param places each thing wrong in what was sent
/// @param moves what may be done instead
public record ProblemPage(
        Shell shell, String title, String detail, List<String> places, List<String> moves, String reference) {

    public ProblemPage {
        places = List.copyOf(places);
        moves = List.copyOf(moves);
    }
}
