package concordat.app.control;

import concordat.exchange.findings.ExportedFinding;
import concordat.exchange.findings.FindingSource;
import concordat.store.findings.FindingVault;
import concordat.store.findings.SealedFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Findings as they stood at one moment, in a sealed file, so that a file made of them can go over them several times
/// and a slow reader holds no connection of the database. Prose that findings of a page share is written once.
final class FindingSpool implements FindingSource, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PLACE = "export/";

    private final Supplier<FindingVault> vault;
    private final Path file;
    private long findings;

    /// @param vault a fresh one of the body's for each use
    /// @param file a name nobody has yet
    FindingSpool(Supplier<FindingVault> vault, Path file) {
        this.vault = vault;
        this.file = file;
    }

    /// One page of findings.
    ///
    /// @param prose each once
    /// @param bare findings without it
    /// @param told which of it is whose
    private record Leaf(List<ExportedFinding.Prose> prose, List<ExportedFinding> bare, List<Integer> told) {}

    /// Receives pages.
    interface Filling {
        void page(List<ExportedFinding> some) throws IOException;
    }

    /// What brings the pages.
    interface Filler {
        void fill(Filling into) throws IOException;
    }

    private String place() {
        return PLACE + file.getFileName();
    }

    /// Fills the file; nothing of it is left when that fails.
    void fill(Filler filler) throws IOException {
        try (SealedFile.Writing sealed = SealedFile.create(vault.get(), place(), file)) {
            DataOutputStream out = new DataOutputStream(sealed);
            filler.fill(page -> {
                byte[] leaf = JSON.writeValueAsBytes(leaf(page));
                out.writeInt(leaf.length);
                out.write(leaf);
                findings += page.size();
            });
            out.writeInt(0);
            out.flush();
            sealed.finish();
        }
    }

    private static Leaf leaf(List<ExportedFinding> page) {
        Map<ExportedFinding.Prose, Integer> prose = new LinkedHashMap<>();
        List<Integer> told = new ArrayList<>(page.size());
        List<ExportedFinding> bare = new ArrayList<>(page.size());
        for (ExportedFinding finding : page) {
            told.add(prose.computeIfAbsent(finding.prose(), p -> prose.size()));
            bare.add(finding.with(ExportedFinding.Prose.NONE, finding.output()));
        }
        return new Leaf(List.copyOf(prose.keySet()), bare, told);
    }

    /// How many findings there are.
    long findings() {
        return findings;
    }

    @Override
    public void each(Taker taker) throws IOException {
        try (InputStream opened = SealedFile.open(vault.get(), place(), file);
                DataInputStream in = new DataInputStream(opened)) {
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                byte[] bytes = new byte[length];
                in.readFully(bytes);
                Leaf leaf = JSON.readValue(bytes, Leaf.class);
                for (int i = 0; i < leaf.bare().size(); i++) {
                    ExportedFinding bare = leaf.bare().get(i);
                    taker.take(bare.with(leaf.prose().get(leaf.told().get(i)), bare.output()));
                }
            }
        } catch (JacksonException | FindingVault.WrongKey e) {
            throw new IOException("what was gathered for a file cannot be read again", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
