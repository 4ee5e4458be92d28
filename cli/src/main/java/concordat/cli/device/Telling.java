package concordat.cli.device;

import concordat.api.view.DeviceDetail;
import concordat.api.view.DeviceFact;
import concordat.api.view.DeviceSource;
import concordat.api.view.DeviceTier;
import concordat.api.view.DeviceView;
import concordat.api.view.DeviceWord;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Table;
import java.time.Instant;

/// A device in words.
final class Telling {

    private Telling() {}

    static void tell(Console console, DeviceDetail detail) {
        DeviceView device = detail.device();
        console.say(device.id() + (device.label().isEmpty() ? "" : ", " + device.label()) + ": " + device.ownership()
                + ", " + device.platform() + ", of " + device.environment());
        device.ended()
                .ifPresent(end -> console.say("It went at " + end.at() + " (" + end.why() + ", by " + end.by()
                        + "), and what was said of it is deleted."));
        console.say("Its facts earn: " + device.tier());
        for (DeviceTier tier : detail.tiers()) {
            console.say("  " + tier.tier() + ": " + takes(tier));
        }
        Table facts = new Table("fact", "state", "since", "until", "");
        for (DeviceFact fact : detail.facts()) {
            facts.row(
                    fact.fact(),
                    fact.state(),
                    fact.at().map(Instant::toString).orElse("-"),
                    fact.until().map(Instant::toString).orElse("-"),
                    fact.told());
        }
        facts.print(console, "");
        for (DeviceSource source : detail.sources()) {
            console.say(source.source() + " (" + source.assurance() + "), heard " + source.heard());
            for (DeviceWord word : source.words()) {
                console.say("  " + word.about() + " = " + word.said() + "  " + word.at());
            }
        }
    }

    private static String takes(DeviceTier tier) {
        String login = tier.login().isEmpty() ? "" : ", with a login that shows " + String.join(", ", tier.login());
        if (!tier.possible()) {
            return "not for a personal device";
        }
        return tier.earned()
                ? "earned" + login
                : "lacks " + String.join(", ", tier.missing()) + (tier.missing().isEmpty() ? "" : login);
    }
}
