package concordat.cli.webhook;

import concordat.cli.terminal.Console;
import concordat.cli.terminal.Help;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// The group `webhook`.
@Command(
        name = "webhook",
        synopsisSubcommandLabel = "COMMAND",
        description = "Addresses that are told of notices: register them, try them, see what was sent.",
        commandListHeading = "%nCommands:%n")
public final class WebhookCommand {

    @Mixin
    final Help help = new Help();

    private WebhookCommand() {}

    /// @param keys a fresh idempotency key each time
    /// @return the group with its commands
    public static CommandLine line(Console console, Supplier<String> keys) {
        CommandLine line = new CommandLine(new WebhookCommand());
        line.addSubcommand(new WebhookAdd(console, keys));
        line.addSubcommand(new WebhookList(console));
        line.addSubcommand(WebhookStep.test(console, keys));
        line.addSubcommand(WebhookStep.rotate(console, keys));
        line.addSubcommand(WebhookStep.resume(console, keys));
        line.addSubcommand(new WebhookDeliveries(console, keys));
        line.addSubcommand(new WebhookRemove(console));
        return line;
    }
}
