package concordat.cli.paper;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.ApiJson;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.ProblemPlace;
import concordat.api.view.Receipt;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Exit;
import concordat.cli.terminal.Failures;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Help;
import concordat.cli.terminal.Output;
import concordat.cli.terminal.Server;
import concordat.intake.paper.Place;
import concordat.intake.paper.Proposed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `paper bring FILE`.
@Command(
        name = "bring",
        description = {
            "Brings a table: what paper preview shows as new becomes acts, and with --update what is held otherwise.",
            "Acts are done some hundred at a time, in order, and only if nobody has acted in between. Ctrl-C stops between"
                    + " them. Bringing the same table again goes on where it stopped and changes nothing that is done."
        },
        footer = {
            "%nExample:",
            "  concordat paper bring rap-2027.xlsx --as plan --body b-0042 --mapping rap.json",
            "%nEnds with 130 when it was stopped."
        })
final class PaperBring implements Callable<Integer> {

    private static final int A_BATCH = 100;
    private static final int TRIES = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int OUTDATED = 412;

    private final Console console;
    private final Supplier<String> keys;
    private final InstantSource clock;

    @Mixin
    final Help help = new Help();

    @Mixin
    final Output output = new Output();

    @Mixin
    final Server server = new Server();

    @Mixin
    final PaperTerms terms = new PaperTerms();

    @Option(
            names = "--in-name-of",
            paramLabel = "PERSON",
            description = "Whose acts these are; only in a demonstration, and only its founder may.")
    private Optional<String> inNameOf = Optional.empty();

    @Option(names = "--receipt", paramLabel = "FILE", description = "Writes what was done to this file, as JSON.")
    private Optional<Path> receipt = Optional.empty();

    PaperBring(Console console, Supplier<String> keys, InstantSource clock) {
        this.console = console;
        this.keys = keys;
        this.clock = clock;
    }

    /// What was done.
    ///
    /// @param digest of the file, lower-case hex SHA-256
    /// @param firstAct its place in the ledger
    private record Done(
            String file,
            String digest,
            String mapping,
            String body,
            String environment,
            Map<Proposed.Kind, Integer> rows,
            int notUnderstood,
            int acts,
            Optional<Long> firstAct,
            Optional<Long> lastAct,
            boolean stopped,
            Instant at) {}

    private record Batch(List<ActProposal> acts, List<Place> places) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        ApiClient api = server.connect(console);
        PaperWork work = PaperWork.open(console, terms, api);
        PaperWork.Now before = work.now();
        work.tell(before, output.json());
        AtomicBoolean stop = new AtomicBoolean();
        Console.Registration registration = console.interrupts().onInterrupt(() -> stop.set(true));
        List<Receipt> done = new ArrayList<>();
        try {
            bring(api, work, before, stop, done);
        } finally {
            told(work, before, stop.get(), done);
            work.keepRejects();
            registration.takeBack();
        }
        return stop.get() ? Exit.STOPPED : Exit.DONE;
    }

    private void bring(ApiClient api, PaperWork work, PaperWork.Now before, AtomicBoolean stop, List<Receipt> done)
            throws IOException, InterruptedException {
        int whole = before.proposed().stream().mapToInt(p -> p.acts().size()).sum();
        PaperWork.Now now = before;
        Batch last = new Batch(List.of(), List.of());
        int tries = 0;
        for (Batch batch = batch(now); !batch.acts().isEmpty() && !stop.get(); batch = batch(now)) {
            if (batch.equals(last)) {
                throw new CannotGoOn("the network holds something else than was just brought from "
                        + batch.places().getFirst() + "; look at it with concordat paper preview");
            }
            try {
                done.add(api.postIf(
                        Address.of("acts").text(),
                        new ActBatch(batch.acts()),
                        keys.get(),
                        now.position(),
                        Receipt.class));
                last = batch;
                tries = 0;
                console.warn("  "
                        + Figures.count(done.stream().mapToInt(Receipt::count).sum()) + " of " + Figures.count(whole)
                        + " acts done");
            } catch (ApiFailure e) {
                if (e.problem().status() != OUTDATED || ++tries > TRIES) {
                    throw placed(e, batch);
                }
                // Somebody has acted: look again, so that nothing of theirs is written over.
                Thread.sleep(PAUSE.multipliedBy(tries));
            }
            now = work.now();
        }
    }

    /// Whole rows, as many as fit.
    private Batch batch(PaperWork.Now now) {
        List<ActProposal> acts = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Proposed row : now.proposed()) {
            if (!acts.isEmpty() && acts.size() + row.acts().size() > A_BATCH) {
                break;
            }
            for (Proposed.Act act : row.acts()) {
                acts.add(new ActProposal(act.kind(), act.payload(), inNameOf));
                places.add(row.place());
            }
        }
        return new Batch(acts, places);
    }

    /// The API names an act by its place among those sent; people know rows.
    private static RuntimeException placed(ApiFailure failure, Batch batch) {
        Optional<Integer> act = failure.problem().errors().stream()
                .map(ProblemPlace::pointer)
                .flatMap(Optional::stream)
                .filter(p -> p.matches("/acts/[0-9]{1,4}.*"))
                .map(p -> Integer.valueOf(p.split("/", -1)[2]))
                .filter(i -> i < batch.places().size())
                .findFirst();
        return new CannotGoOn(act.map(i -> batch.places().get(i) + ": ").orElse("") + Failures.line(failure.problem()));
    }

    private void told(PaperWork work, PaperWork.Now before, boolean stopped, List<Receipt> done) throws IOException {
        int acts = done.stream().mapToInt(Receipt::count).sum();
        Done result = new Done(
                terms.file.toString(),
                work.digest(),
                work.mapping().name(),
                terms.body,
                work.environment(),
                PaperWork.counts(before),
                work.rejected(),
                acts,
                done.stream().map(Receipt::first).findFirst(),
                done.isEmpty()
                        ? Optional.empty()
                        : Optional.of(done.getLast().first() + done.getLast().count() - 1),
                stopped,
                clock.instant());
        if (output.json()) {
            console.json(result);
        } else if (acts == 0) {
            console.say("Nothing was done.");
        } else {
            console.say(Figures.count(acts) + " acts done, the first at position "
                    + result.firstAct().orElse(0L) + " of the record"
                    + (stopped ? "; stopped, bring the table again to go on" : "") + ".");
        }
        if (receipt.isPresent()) {
            Files.writeString(receipt.get(), ApiJson.line(result) + "\n");
        }
    }
}
