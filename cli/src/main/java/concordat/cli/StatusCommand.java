package concordat.cli;

import concordat.api.ApiClient;
import concordat.api.view.GatewayView;
import concordat.api.view.NetworkView;
import concordat.api.view.OutgoingView;
import concordat.api.view.StatusView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `status`.
@Command(
        name = "status",
        description = {
            "Shows the network, what every gateway has acknowledged, and the processes that up started.",
            "The processes are shown even when the server does not answer; it then ends with 2."
        },
        footer = {"%nExample:", "  concordat status --json"})
final class StatusCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    StatusCommand(Console console) {
        this.console = console;
    }

    private record Line(
            Optional<String> network,
            Optional<String> name,
            Optional<String> edition,
            Optional<Instant> time,
            Optional<Long> position,
            Optional<Long> epoch,
            Optional<Long> sequence,
            Optional<List<GatewayView>> gateways,
            Optional<OutgoingView> outgoing,
            List<Processes.Found> processes) {

        static Line of(NetworkView network, StatusView status, List<Processes.Found> processes) {
            return new Line(
                    Optional.of(network.id()),
                    Optional.of(network.name()),
                    Optional.of(network.edition()),
                    Optional.of(status.time()),
                    Optional.of(status.position()),
                    Optional.of(status.epoch()),
                    Optional.of(status.sequence()),
                    Optional.of(status.gateways()),
                    Optional.of(status.outgoing()),
                    processes);
        }

        static Line of(List<Processes.Found> processes) {
            return new Line(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    processes);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Processes.Found> processes =
                Processes.in(server.dataFolder(console).resolve("run"));
        NetworkView network;
        StatusView status;
        try {
            ApiClient api = server.connect(console);
            network = api.read(Address.of("network").text(), NetworkView.class);
            status = api.read(Address.of("status").text(), StatusView.class);
        } catch (IOException | CannotGoOn e) {
            if (output.json()) {
                console.json(Line.of(processes));
            } else {
                tell(processes);
            }
            throw e;
        }
        if (output.json()) {
            console.json(Line.of(network, status, processes));
        } else {
            tell(network, status);
            tell(processes);
        }
        return Exit.DONE;
    }

    private void tell(NetworkView network, StatusView status) {
        console.say("Network " + network.name() + " (" + network.id() + "), edition " + network.edition());
        console.say("  time " + status.time() + ", " + Figures.count(status.position()) + " acts, epoch "
                + status.epoch() + ", frame " + status.sequence());
        console.say("  bodies: " + Figures.each(network.bodies()) + "; open cases: "
                + Figures.count(network.openCases()) + "; risk decisions overruled: "
                + Figures.count(network.risksOverruled()));
        OutgoingView outgoing = status.outgoing();
        console.say("  mail: " + (outgoing.mail() ? "sent" : "off, no mail server is named (smtp-host)")
                + "; mail and webhooks waiting: " + Figures.count(outgoing.waiting()) + ", given up: "
                + Figures.count(outgoing.dead()));
        console.say("Gateways");
        if (status.gateways().isEmpty()) {
            console.say("  none is registered");
            return;
        }
        Table table = new Table("gateway", "connected", "acknowledged frame", "proven current at", "lags");
        for (GatewayView gateway : status.gateways()) {
            table.row(
                    gateway.id(),
                    gateway.connected() ? "yes" : "no",
                    gateway.acknowledged(),
                    Figures.orDash(gateway.provenAt()),
                    gateway.laggard() ? "yes" : "no");
        }
        table.print(console, "  ");
    }

    private void tell(List<Processes.Found> processes) {
        console.say("Processes");
        if (processes.isEmpty()) {
            console.say("  none is noted in " + server.dataFolder(console).resolve("run")
                    + "; start them with ./concordat up");
            return;
        }
        Table table = new Table("process", "id", "alive");
        for (Processes.Found found : processes) {
            table.row(found.name(), String.valueOf(found.pid()), found.alive() ? "yes" : "no");
        }
        table.print(console, "  ");
    }
}
