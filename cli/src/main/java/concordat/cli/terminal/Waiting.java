package concordat.cli.terminal;

import concordat.api.view.InForce;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How long to wait for the gateways, and what is said of them after.
public final class Waiting {

    private static final Duration MOST = Duration.ofMinutes(1);

    @Option(
            names = "--wait",
            paramLabel = "SPAN",
            converter = Span.class,
            description = "How long to wait for every gateway to acknowledge, at most 1 minute (default: PT5S).")
    private Duration span = Duration.ofSeconds(5);

    /// @throws CannotGoOn when it is longer than the server waits
    public String span() {
        if (span.compareTo(MOST) > 0) {
            throw new CannotGoOn("--wait " + span + " is too long; give at most PT1M");
        }
        return span.toString();
    }

    /// @param what the subject of the sentence
    public int tell(Console console, Output output, String what, InForce done) {
        if (output.json()) {
            console.json(done);
        } else if (done.inForce()) {
            console.say(what + " is in force at every gateway: " + done.measure() + ", position " + done.position()
                    + " of the ledger, frame " + done.sequence() + " of the feed.");
        } else {
            console.say(what + " is recorded but not yet in force after " + Figures.duration(span) + ": "
                    + done.measure() + ", position " + done.position() + " of the ledger.");
            console.say("  Not acknowledged yet (frame " + done.sequence() + " of the feed): "
                    + String.join(", ", done.laggards()));
            console.say(
                    "  A gateway follows when it acknowledges or when its lease runs out; concordat status shows it.");
        }
        return done.inForce() ? Exit.DONE : Exit.NOT_YET_IN_FORCE;
    }
}
