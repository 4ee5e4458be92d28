package concordat.app.control;

import concordat.api.ApiJson;
import concordat.api.view.DeviceLine;
import concordat.api.view.ProblemPlace;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.decision.Terms;
import concordat.store.CallerStore;
import concordat.web.desk.BulkDeviceDesk;
import concordat.web.http.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Devices as they are sent, one line each, into the table and the snapshot.
final class ToldDevices implements BulkDeviceDesk {

    /// From here on a whole snapshot is smaller than its delta.
    private static final int MANY = 5_000;

    private final CallerStore callers;
    private final Publisher publisher;
    private final Supplier<Terms> terms;

    ToldDevices(CallerStore callers, Publisher publisher, Supplier<Terms> terms) {
        this.callers = callers;
        this.publisher = publisher;
        this.terms = terms;
    }

    @Override
    public int put(Path lines) throws IOException {
        List<CallerRow> first = new ArrayList<>();
        int count;
        try (BufferedReader reader = Files.newBufferedReader(lines, StandardCharsets.UTF_8)) {
            Rows rows = new Rows(reader, terms.get(), first);
            callers.load(rows);
            count = rows.taken;
        }
        if (count <= MANY) {
            publisher.devicesChanged(first, List.of());
        } else {
            try {
                publisher.devicesReplaced();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("stopped while publishing", e);
            }
        }
        return count;
    }

    /// Reads rows as they are wanted, so that millions need no memory.
    private static final class Rows implements Iterator<CallerRow> {

        private final BufferedReader reader;
        private final Terms terms;
        private final List<CallerRow> first;
        private @Nullable String next;
        private int line;
        private int taken;

        Rows(BufferedReader reader, Terms terms, List<CallerRow> first) {
            this.reader = reader;
            this.terms = terms;
            this.first = first;
            this.next = read();
        }

        private @Nullable String read() {
            try {
                String text = reader.readLine();
                line++;
                return text;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("the upload cannot be read", e);
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public CallerRow next() {
            String text = next;
            if (text == null) {
                throw new NoSuchElementException("past line " + line);
            }
            CallerRow row = row(text);
            taken++;
            if (taken <= MANY) {
                first.add(row);
            }
            next = read();
            return row;
        }

        private CallerRow row(String text) {
            try {
                DeviceLine device = ApiJson.read(text.getBytes(StandardCharsets.UTF_8), DeviceLine.class);
                CallerKind kind = CallerKind.valueOf(device.kind());
                if (kind == CallerKind.WORKLOAD) {
                    throw new IllegalArgumentException("a workload is registered by an act");
                }
                long facts = 0;
                for (String name : device.facts()) {
                    int bit = terms.facts().indexOf(name);
                    if (bit < 0) {
                        throw new IllegalArgumentException("there is no fact " + name);
                    }
                    facts |= 1L << bit;
                }
                Optional<Instant> until = device.until();
                return new CallerRow(
                        device.fingerprint(),
                        device.id(),
                        kind,
                        device.environment(),
                        facts,
                        until.map(u -> ChronoUnit.MICROS.between(Instant.EPOCH, u))
                                .orElse(Long.MAX_VALUE),
                        until.isPresent() ? 0 : facts,
                        Set.of());
            } catch (JacksonException e) {
                throw wrong(e.getOriginalMessage());
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }

        private Refusal wrong(String text) {
            return Refusal.of(
                    422,
                    "A device cannot be taken; none was",
                    List.of(new ProblemPlace(Optional.of(line), Optional.empty(), Optional.empty(), text)));
        }
    }
}
