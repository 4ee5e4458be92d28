package concordat.cli.findings;

import concordat.api.view.RefusedItem;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Figures;
import java.util.List;

/// Says what was chosen and cannot be done, and why.
final class Refusals {

    private Refusals() {}

    /// @param some the first of them
    static void show(Console console, List<RefusedItem> some, int inAll) {
        if (inAll == 0) {
            return;
        }
        console.say("Cannot be done for " + Figures.count(inAll) + ":");
        some.forEach(item -> console.say("  " + item.item() + ": " + item.why()));
        if (inAll > some.size()) {
            console.say("  and so on; --json shows the first " + some.size() + ".");
        }
    }
}
