package concordat.cli.webhook;

import concordat.api.view.DeliveryView;
import concordat.api.view.WebhookView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `webhook test`, `rotate` and `resume`: each asks for one thing to be done with a webhook, and says what came of it.
@Command
final class WebhookStep<T> implements Callable<Integer> {

    private final Console console;
    private final Supplier<String> keys;
    private final String path;
    private final Class<T> answer;
    private final Consumer<T> tell;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Parameters(paramLabel = "ID", description = "The webhook's id; concordat webhook list shows it.")
    private String id = "";

    private WebhookStep(Console console, Supplier<String> keys, String path, Class<T> answer, Consumer<T> tell) {
        this.console = console;
        this.keys = keys;
        this.path = path;
        this.answer = answer;
        this.tell = tell;
    }

    static CommandLine test(Console console, Supplier<String> keys) {
        return line(
                "test",
                "Sends something that says nothing, to see whether it arrives.",
                new WebhookStep<>(
                        console,
                        keys,
                        "ping",
                        DeliveryView.class,
                        sent -> console.say("On its way as " + sent.id() + "; see concordat webhook deliveries.")));
    }

    static CommandLine rotate(Console console, Supplier<String> keys) {
        return line(
                "rotate",
                "Gives a webhook another secret. For a day requests are signed with both.",
                new WebhookStep<>(console, keys, "secret", WebhookView.class, now -> {
                    console.say("Its secret, which is not shown again:");
                    console.say("  " + now.secret().orElse(""));
                    console.say("Until "
                            + now.formerSecretUntil().map(String::valueOf).orElse("now")
                            + " requests are signed with the one before too.");
                }));
    }

    static CommandLine resume(Console console, Supplier<String> keys) {
        return line(
                "resume",
                "Sends to a webhook again that was paused because it failed too often.",
                new WebhookStep<>(
                        console, keys, "resume", WebhookView.class, now -> console.say("It is " + now.state() + ".")));
    }

    private static CommandLine line(String name, String description, WebhookStep<?> step) {
        CommandLine line = new CommandLine(step);
        line.getCommandSpec()
                .name(name)
                .usageMessage()
                .description(description)
                .footer("%nExample:", "  concordat webhook " + name + " hook-0123456789abcdef");
        return line;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        T done = server.connect(console).post(Address.of("webhooks", id, path).text(), Map.of(), keys.get(), answer);
        if (output.json()) {
            console.json(done);
        } else {
            tell.accept(done);
        }
        return Exit.DONE;
    }
}
