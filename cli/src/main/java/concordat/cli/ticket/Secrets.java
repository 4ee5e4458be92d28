package concordat.cli.ticket;

import concordat.api.view.TicketConnectorView;
import concordat.cli.terminal.Console;

/// A connector's secrets, which are shown once.
final class Secrets {

    private Secrets() {}

    static void show(Console console, TicketConnectorView made) {
        console.say("Registered as " + made.id() + ", with " + made.detail()
                + " detail. Its secrets, which are not shown" + " again:");
        console.say("  what goes there is signed with    " + made.secret().orElse(""));
        console.say("  what comes back is signed with    " + made.statusSecret().orElse(""));
        console.say("Status comes back to " + made.statusUrl());
    }
}
