package concordat.app.control;

import concordat.api.view.FindingExportView;
import concordat.api.view.Page;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.exchange.findings.Audience;
import concordat.exchange.findings.ExportedFinding;
import concordat.exchange.findings.FindingFiles;
import concordat.exchange.findings.FindingFormat;
import concordat.exchange.findings.Occasion;
import concordat.store.Stores;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.FindingExport;
import concordat.store.findings.FindingExports;
import concordat.store.findings.FindingFilter;
import concordat.store.findings.FindingPage;
import concordat.store.findings.FindingSort;
import concordat.store.findings.FindingStore;
import concordat.web.desk.ActDesk;
import concordat.web.desk.ExportDesk;
import concordat.web.desk.FindingWish;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// Findings are gathered from the database as of one moment, into a sealed file, and then written out of it as slowly
/// as the caller reads. Safe for threads.
final class SpooledExportDesk implements ExportDesk {

    /// How many files are made at a time; each holds some tens of megabytes of memory.
    private static final int AT_ONCE = 3;

    private static final int PAGE = 500;
    private static final System.Logger LOG = System.getLogger(SpooledExportDesk.class.getName());

    private final Stores stores;
    private final ActDesk acts;
    private final BodyKeys keys;
    private final Yardsticks yardsticks;
    private final FindingLists lists;
    private final InstantSource clock;
    private final Path folder;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /// @param folder whatever is left there by a process that was killed is thrown away by the next start
    SpooledExportDesk(
            Stores stores,
            ActDesk acts,
            BodyKeys keys,
            Yardsticks yardsticks,
            FindingLists lists,
            InstantSource clock,
            Path folder) {
        this.stores = stores;
        this.acts = acts;
        this.keys = keys;
        this.yardsticks = yardsticks;
        this.lists = lists;
        this.clock = clock;
        this.folder = folder;
    }

    @Override
    public Export export(PersonId person, BodyId body, FindingWish wish, String format, Optional<String> reader)
            throws IOException {
        FindingFormat as = FindingFormat.of(format)
                .orElseThrow(() -> Refusal.of(
                        400, "There is no such format", format + "; there are " + FindingFormat.words() + "."));
        Audience audience = audience(as, reader);
        Programme programme = acts.programme();
        Map<EnvironmentId, FindingFilter> filters = new LinkedHashMap<>();
        for (EnvironmentId id : FindingLists.environments(programme, body, wish.environment())) {
            filters.put(id, lists.filter(body, id, wish));
        }
        List<EnvironmentId> environments = List.copyOf(filters.keySet());
        boolean open = FindingLists.open(wish);
        if (!places.tryAcquire()) {
            throw Refusal.of(
                    429,
                    "Too many files are being made",
                    AT_ONCE + " at a time are; try again when one of them is done.");
        }
        FindingSpool spool =
                new FindingSpool(() -> keys.vault(body), folder.resolve("export-" + UUID.randomUUID() + ".part"));
        boolean ready = false;
        try {
            Instant at = clock.instant();
            Occasion occasion = new Occasion(programme, body, environments, at, person.value(), asked(wish), open);
            gather(spool, body, filters, programme, as.tellsOutput(audience));
            if (spool.findings() == 0 && as.needsSome()) {
                throw Refusal.of(
                        409,
                        "There is no such finding",
                        "A file of the format " + as.word() + " cannot be without one. Asked for: " + occasion.asked()
                                + ".");
            }
            String kind = as.word() + (as.forReader() ? " for " + audience.word() : "");
            FindingExport noted = new FindingExport(0, person, at, kind, spool.findings(), occasion.asked());
            stores.write(connection -> {
                new FindingExports(programme.network(), body, keys.vault(body)).note(connection, noted);
                return true;
            });
            ready = true;
            return new Export(
                    as.mediaType(),
                    FindingFiles.name(as, audience, occasion),
                    spool.findings(),
                    out -> send(spool, as, audience, occasion, out));
        } finally {
            if (!ready) {
                places.release();
                spool.close();
            }
        }
    }

    private void send(FindingSpool spool, FindingFormat as, Audience audience, Occasion occasion, OutputStream out)
            throws IOException {
        try (spool) {
            FindingFiles.write(as, audience, occasion, spool, out);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "findings could not be written as " + as.word(), e);
            throw new IOException("the file could not be made", e);
        } finally {
            places.release();
        }
    }

    private static Audience audience(FindingFormat as, Optional<String> reader) {
        if (reader.isPresent() && !as.forReader()) {
            throw Refusal.of(
                    400,
                    "This format is not written for one reader",
                    as.word() + " is the same for everybody; leave the reader out, or ask for html or pdf.");
        }
        return reader.map(word -> Audience.of(word)
                        .orElseThrow(() -> Refusal.of(
                                400, "There is no such reader", word + "; there are " + Audience.words() + ".")))
                .orElse(Audience.SECURITY_OFFICER);
    }

    private static String asked(FindingWish wish) {
        List<String> words = new ArrayList<>();
        words.add(wish.state().orElse("open") + " findings");
        wish.environment().ifPresent(e -> words.add("of " + e));
        wish.severity().ifPresent(s -> words.add("from severity " + s));
        wish.asset().ifPresent(a -> words.add("on " + a));
        wish.weakness().ifPresent(w -> words.add("of weakness " + w));
        wish.cve().ifPresent(c -> words.add("of " + c));
        wish.action().ifPresent(a -> words.add("of action " + a));
        wish.fix().ifPresent(f -> words.add("mended by " + f));
        wish.dueBefore().ifPresent(d -> words.add("due before " + d));
        return String.join(", ", words);
    }

    private void gather(
            FindingSpool spool,
            BodyId body,
            Map<EnvironmentId, FindingFilter> filters,
            Programme programme,
            boolean outputs)
            throws IOException {
        try {
            spool.fill(into -> stores.read(connection -> {
                for (Map.Entry<EnvironmentId, FindingFilter> one : filters.entrySet()) {
                    pages(connection, new Gathering(body, one.getKey(), one.getValue(), programme, outputs), into);
                }
                return true;
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Of what pages are gathered.
    private record Gathering(
            BodyId body, EnvironmentId environment, FindingFilter filter, Programme programme, boolean outputs) {}

    private void pages(Connection connection, Gathering of, FindingSpool.Filling into) throws SQLException {
        FindingStore store = new FindingStore(of.programme().network(), of.environment(), keys.vault(of.body()));
        FindingPage.Cursor after = FindingPage.Cursor.START;
        Optional<Yardsticks.Ruling> ruling = Optional.empty();
        boolean more = true;
        while (more) {
            FindingPage page = store.page(connection, of.filter(), FindingSort.WORST, after, PAGE);
            if (page.lines().isEmpty()) {
                return; // also of an environment that no edition judges yet
            }
            Yardsticks.Ruling by = ruling.orElseGet(() -> yardsticks.of(of.environment()));
            ruling = Optional.of(by);
            page(connection, of, store, page, by, into);
            more = page.next().isPresent();
            after = page.next().orElse(after);
        }
    }

    private void page(
            Connection connection,
            Gathering of,
            FindingStore store,
            FindingPage page,
            Yardsticks.Ruling by,
            FindingSpool.Filling into)
            throws SQLException {
        KnownOfFindings known = KnownOfFindings.of(
                connection,
                of.programme(),
                by,
                of.environment(),
                keys.vault(of.body()).identities(of.environment().value()),
                page.lines());
        Map<Long, String> outputs = of.outputs()
                ? store.outputs(
                        connection,
                        page.lines().stream().map(FindingPage.Line::number).toList())
                : Map.of();
        List<ExportedFinding> some = new ArrayList<>(page.lines().size());
        for (FindingPage.Line line : page.lines()) {
            FindingPage.Whole whole =
                    new FindingPage.Whole(line, Optional.ofNullable(outputs.get(line.number())), List.of());
            some.add(ExportedFindings.of(known.detail(whole, List.of()), line));
        }
        try {
            into.page(some);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Page<FindingExportView> exports(BodyId body, Optional<String> cursor, int limit) {
        long before = cursor.map(SpooledExportDesk::number).orElse(Long.MAX_VALUE);
        FindingExports exports = new FindingExports(acts.programme().network(), body, keys.vault(body));
        List<FindingExport> found = stores.read(connection -> exports.list(connection, before, limit + 1));
        List<FindingExport> shown = found.size() > limit ? found.subList(0, limit) : found;
        return new Page<>(
                shown.stream()
                        .map(e ->
                                new FindingExportView(e.at(), e.person().value(), e.format(), e.findings(), e.asked()))
                        .toList(),
                found.size() > limit
                        ? Optional.of(String.valueOf(shown.getLast().number()))
                        : Optional.empty(),
                Optional.empty());
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "That is no cursor of ours", cursor);
        }
    }
}
