package concordat.app.control;

import concordat.api.view.DocumentCheck;
import concordat.api.view.DocumentReading;
import concordat.api.view.DocumentView;
import concordat.api.view.Page;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.store.Stores;
import concordat.store.evidence.EvidenceReading;
import concordat.store.evidence.EvidenceStore;
import concordat.store.evidence.HeldDocument;
import concordat.store.evidence.Label;
import concordat.store.evidence.Soundness;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.FindingVault;
import concordat.web.desk.EvidenceDesk;
import concordat.web.http.Answer;
import concordat.web.http.Refusal;
import concordat.web.read.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Documents of evidence in the database, sealed with their body's key.
final class KeptEvidenceDesk implements EvidenceDesk {
    /// How long a document is kept that no act has named.
    static final Duration UNNAMED = Duration.ofDays(1);

    private static final System.Logger LOG = System.getLogger(KeptEvidenceDesk.class.getName());

    private final Stores stores;
    private final Supplier<Programme> programme;
    private final BodyKeys keys;
    private final InstantSource clock;
    private final Map<BodyId, Object> turns = new ConcurrentHashMap<>();

    KeptEvidenceDesk(Stores stores, Supplier<Programme> programme, BodyKeys keys, InstantSource clock) {
        this.stores = stores;
        this.programme = programme;
        this.keys = keys;
        this.clock = clock;
    }

    private EvidenceStore store(BodyId body) {
        return new EvidenceStore(programme.get().network(), body, keys.vault(body));
    }

    @Override
    public DocumentView keep(PersonId person, BodyId body, Said said, Path upload) throws IOException {
        Label label = label(said);
        long size = Files.size(upload);
        String found = digest(upload);
        boolean sized = said.size().map(s -> s == size).orElse(true);
        if (!found.equals(said.digest()) || !sized) {
            throw Refusal.of(
                    422,
                    "That is not the document announced",
                    "Expected SHA-256 " + said.digest()
                            + said.size().map(s -> " and " + bytes(s)).orElse("") + ", found " + found + " and "
                            + bytes(size) + ". Nothing was kept; send the file again as it is.");
        }
        Instant at = clock.instant();
        EvidenceStore store = store(body);
        // one at a time for a body: two of the same document would be in each other's way
        synchronized (turns.computeIfAbsent(body, b -> new Object())) {
            stores.write(connection -> {
                try (InputStream in = Files.newInputStream(upload)) {
                    store.keep(connection, found, label, in, person, at);
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return view(new HeldDocument(found, size, label, at, person));
    }

    private static Label label(Said said) {
        try {
            return new Label(said.mediaType().replaceFirst(";.*", "").strip(), said.fileName());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(400, "The document's name or type is not well formed", e.getMessage() + ".");
        }
    }

    private static String bytes(long size) {
        return "%,d bytes".formatted(size);
    }

    private static String digest(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    @Override
    public Map<String, DocumentView> held(BodyId body) {
        Map<String, DocumentView> held = new LinkedHashMap<>();
        EvidenceStore store = store(body);
        stores.read(store::all).forEach(d -> held.put(d.digest(), view(d)));
        return held;
    }

    private static DocumentView view(HeldDocument held) {
        return new DocumentView(
                held.digest(),
                held.size(),
                held.label().mediaType(),
                Optional.of(held.label().fileName()).filter(n -> !n.isEmpty()),
                held.storedAt(),
                held.storedBy().value());
    }

    @Override
    public Answer.Writer open(PersonId person, String footing, BodyId body, String digest) {
        EvidenceStore store = store(body);
        if (stores.read(connection -> store.find(connection, digest)).isEmpty()) {
            throw Refusal.of(
                    404,
                    "The document itself is not kept",
                    "Its SHA-256 is " + digest + "; who has a file of that digest can hand it in.");
        }
        if (stores.read(connection -> store.check(connection, digest)) instanceof Soundness.Altered altered) {
            LOG.log(Level.ERROR, "document {0} of {1} was altered: {2}", digest, body, altered.detail());
            throw Refusal.of(
                    409,
                    "The document was altered where it is kept",
                    altered.detail() + ". What is kept should have SHA-256 " + altered.expected() + " and has "
                            + altered.found() + ". Hand the file in again, or restore the database from a backup.");
        }
        stores.write(connection -> {
            store.note(connection, digest, person, footing, clock.instant());
            return true;
        });
        return out -> written(store(body), digest, out);
    }

    private void written(EvidenceStore store, String digest, OutputStream out) throws IOException {
        try {
            Optional<byte[]> piece = stores.read(connection -> store.piece(connection, digest, 0));
            for (int number = 1; piece.isPresent(); number++) {
                out.write(piece.get());
                int next = number;
                piece = stores.read(connection -> store.piece(connection, digest, next));
            }
        } catch (FindingVault.WrongKey | IllegalArgumentException e) {
            throw new IOException("the document was altered or removed while it was read", e);
        }
    }

    @Override
    public Page<DocumentCheck> check(BodyId body, Optional<String> cursor, int limit) {
        Map<String, List<String>> named = named(body);
        EvidenceStore store = store(body);
        List<HeldDocument> all = stores.read(store::all).stream()
                .sorted(Comparator.comparing(HeldDocument::digest))
                .toList();
        Page<HeldDocument> page = Pages.after(all, HeldDocument::digest, cursor, limit);
        List<DocumentCheck> checks = page.items().stream()
                .map(d -> check(store, d.digest(), named.getOrDefault(d.digest(), List.of())))
                .sorted(Comparator.comparing(DocumentCheck::sound))
                .toList();
        return new Page<>(checks, page.next(), page.total());
    }

    private DocumentCheck check(EvidenceStore store, String digest, List<String> evidence) {
        return switch (stores.read(connection -> store.check(connection, digest))) {
            case Soundness.Sound s ->
                new DocumentCheck(digest, evidence, true, Optional.empty(), Optional.empty(), Optional.empty());
            case Soundness.Altered a ->
                new DocumentCheck(
                        digest,
                        evidence,
                        false,
                        Optional.of(a.expected()),
                        Optional.of(a.found()),
                        Optional.of(a.detail()));
        };
    }

    @Override
    public Page<DocumentReading> readings(BodyId body, Optional<String> cursor, int limit) {
        long before = cursor.map(KeptEvidenceDesk::number).orElse(Long.MAX_VALUE);
        Map<String, List<String>> named = named(body);
        EvidenceStore store = store(body);
        List<EvidenceReading> found =
                new ArrayList<>(stores.read(connection -> store.readings(connection, before, limit + 1)));
        boolean more = found.size() > limit;
        if (more) {
            found.removeLast();
        }
        return new Page<>(
                found.stream()
                        .map(r -> new DocumentReading(
                                r.at(),
                                r.person().value(),
                                r.footing(),
                                r.digest(),
                                named.getOrDefault(r.digest(), List.of())))
                        .toList(),
                more ? Optional.of(String.valueOf(found.getLast().number())) : Optional.empty(),
                Optional.empty());
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "That is no cursor of ours", cursor);
        }
    }

    /// @return the ids of the body's evidence by digest
    private Map<String, List<String>> named(BodyId body) {
        Map<String, List<String>> named = new HashMap<>();
        evidence(programme.get(), body).forEach(e -> named.computeIfAbsent(e[0], d -> new ArrayList<>())
                .add(e[1]));
        return named;
    }

    private static Stream<String[]> evidence(Programme programme, BodyId body) {
        return programme.environmentsOf(body).stream()
                .flatMap(e -> programme.evidenceOf(e.act().environment()).stream())
                .map(e -> new String[] {e.act().digest(), e.act().evidence().value()});
    }

    /// Removes documents that no act has named for a day. One that is handed in again counts from then.
    void tidy() {
        Instant before = clock.instant().minus(UNNAMED);
        NetworkId network = programme.get().network();
        for (BodyId body : stores.read(connection -> EvidenceStore.bodies(connection, network))) {
            EvidenceStore store = store(body);
            List<String> old = stores.read(connection -> store.storedBefore(connection, before));
            if (!old.isEmpty()) {
                tidy(body, store, old, before);
            }
        }
    }

    private void tidy(BodyId body, EvidenceStore store, List<String> old, Instant before) {
        Programme now = programme.get();
        Set<String> named = evidence(now, body).map(e -> e[0]).collect(Collectors.toSet());
        List<String> unnamed = old.stream().filter(d -> !named.contains(d)).toList();
        if (unnamed.isEmpty()) {
            return;
        }
        switch (stores.write(connection -> store.remove(connection, unnamed, before, now.nextPosition()))) {
            case EvidenceStore.Removal.Removed removed ->
                removed.documents()
                        .forEach(digest ->
                                LOG.log(Level.INFO, "removed a document of {0} that nothing named: {1}", body, digest));
            case EvidenceStore.Removal.Overtaken overtaken ->
                LOG.log(Level.DEBUG, "an act of {0} came between; its documents are looked at in an hour", body);
        }
    }
}
