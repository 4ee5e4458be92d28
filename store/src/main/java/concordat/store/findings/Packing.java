package concordat.store.findings;

import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import concordat.findings.Asset;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.Facts;
import concordat.findings.FindingKey;
import concordat.findings.Footing;
import concordat.findings.Merge;
import concordat.findings.Wording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is sealed, as bytes. The first byte is the form's version.
final class Packing {

    static final int VERSION = 4;

    private Packing() {}

    interface Fill {
        void into(DataOutput out) throws IOException;
    }

    interface Parse<T> {
        T from(DataInput in) throws IOException;
    }

    static byte[] pack(Fill fill) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(VERSION);
            fill.into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> T parse(byte[] bytes, Parse<T> parse) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalStateException("findings of form " + version + " need another release");
            }
            return parse.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One tool's part of a finding. What of it stands in the row is left out here when it is the only one.
    record Part(FindingKey key, Facts facts, Optional<PartState> state) {}

    /// @param lastImport a position, as is `closedImport`
    record PartState(Instant lastSeenAt, long lastImport, int bar, Optional<Long> closedImport) {}

    /// @param named which of them names the finding
    static byte[] finding(List<Part> parts, int named) {
        return pack(out -> {
            out.writeByte(parts.size());
            out.writeByte(named);
            for (Part part : parts) {
                key(out, part.key());
                facts(out, part.facts());
                if (part.state().isPresent()) {
                    PartState state = part.state().get();
                    out.writeLong(FindingTables.micros(state.lastSeenAt()));
                    out.writeLong(state.lastImport());
                    out.writeByte(state.bar());
                    out.writeLong(state.closedImport().orElse(-1L));
                }
            }
        });
    }

    /// The parts of a finding, the one that names it, and the asset they are on.
    record Parts(List<Part> all, int named) {}

    static Parts finding(AssetKey asset, byte[] bytes) {
        return parse(bytes, in -> {
            int count = in.readUnsignedByte();
            int named = in.readUnsignedByte();
            List<Part> parts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                FindingKey key = key(asset, in);
                Facts facts = facts(in);
                parts.add(new Part(key, facts, count == 1 ? Optional.empty() : Optional.of(state(in))));
            }
            return new Parts(parts, named);
        });
    }

    private static PartState state(DataInput in) throws IOException {
        Instant lastSeenAt = FindingTables.instant(in.readLong());
        long lastImport = in.readLong();
        int bar = in.readUnsignedByte();
        long closed = in.readLong();
        return new PartState(lastSeenAt, lastImport, bar, closed < 0 ? Optional.empty() : Optional.of(closed));
    }

    /// Of which asset is said elsewhere.
    static void key(DataOutput out, FindingKey key) throws IOException {
        out.writeShort(key.port());
        text(out, key.protocol());
        text(out, key.place());
        text(out, key.weakness());
        out.writeInt(key.occurrence());
    }

    static FindingKey key(AssetKey asset, DataInput in) throws IOException {
        return new FindingKey(asset, in.readUnsignedShort(), text(in), text(in), text(in), in.readInt());
    }

    static void facts(DataOutput out, Facts facts) throws IOException {
        out.writeByte(facts.severity().level());
        text(out, facts.family());
        texts(out, facts.cves());
        out.writeShort(facts.cwes().size());
        for (int cwe : facts.cwes()) {
            out.writeInt(cwe);
        }
        out.writeShort(facts.references().size());
        for (CrosswalkRef reference : facts.references()) {
            text(out, reference.code());
            text(out, reference.id());
        }
        texts(out, facts.vectors());
        out.writeDouble(facts.cvss());
        out.writeBoolean(facts.exploitable());
        out.writeBoolean(facts.unsupported());
    }

    static Facts facts(DataInput in) throws IOException {
        Severity severity = Severity.ofLevel(in.readUnsignedByte());
        String family = text(in);
        List<String> cves = texts(in);
        Set<Integer> cwes = new TreeSet<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            cwes.add(in.readInt());
        }
        SortedSet<CrosswalkRef> references = new TreeSet<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            references.add(new CrosswalkRef(text(in), text(in)));
        }
        return new Facts(
                severity,
                family,
                cves,
                cwes,
                references,
                texts(in),
                in.readDouble(),
                in.readBoolean(),
                in.readBoolean());
    }

    static byte[] asset(Asset asset) {
        return pack(out -> {
            text(out, asset.key().value());
            ids(out, asset.ids());
            text(out, asset.operatingSystem());
        });
    }

    static Asset asset(byte[] bytes, boolean internetFacing) {
        return parse(bytes, in -> new Asset(new AssetKey(text(in)), ids(in), text(in), internetFacing));
    }

    static void ids(DataOutput out, Map<AssetIdKind, Set<String>> ids) throws IOException {
        out.writeByte(ids.size());
        for (Map.Entry<AssetIdKind, Set<String>> entry : ids.entrySet()) {
            text(out, entry.getKey().name());
            texts(out, entry.getValue());
        }
    }

    static Map<AssetIdKind, Set<String>> ids(DataInput in) throws IOException {
        Map<AssetIdKind, Set<String>> ids = new EnumMap<>(AssetIdKind.class);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            ids.put(AssetIdKind.valueOf(text(in)), new LinkedHashSet<>(texts(in)));
        }
        return ids;
    }

    /// Why an asset's name means another.
    static byte[] why(Merge merge) {
        return pack(out -> {
            switch (merge.why()) {
                case Merge.SameId same -> {
                    text(out, same.kind().name());
                    text(out, same.id());
                }
                case Merge.SaidToBe said -> text(out, said.other().value());
            }
        });
    }

    /// @param report that showed it, when a report did
    static Merge.Why why(Optional<String> report, byte[] bytes) {
        return parse(
                bytes,
                in -> report.isPresent()
                        ? new Merge.SameId(AssetIdKind.valueOf(text(in)), text(in), report.get())
                        : new Merge.SaidToBe(new AssetKey(text(in))));
    }

    static byte[] wording(Wording wording) {
        return pack(out -> {
            text(out, wording.title());
            text(out, wording.synopsis());
            text(out, wording.description());
            text(out, wording.solution());
        });
    }

    static Wording wording(byte[] bytes) {
        return parse(bytes, in -> new Wording(text(in), text(in), text(in), text(in)));
    }

    static int bar(Footing footing) {
        int strength =
                switch (footing.strength()) {
                    case DECLARED -> 0;
                    case SIGNED -> 1;
                    case MACHINE -> 2;
                    case TESTED -> 3;
                };
        return strength << 2 | (footing.credentialed() ? 2 : 0) | (footing.listed() ? 1 : 0);
    }

    static Footing bar(int packed) {
        Strength strength =
                switch (packed >> 2) {
                    case 0 -> Strength.DECLARED;
                    case 1 -> Strength.SIGNED;
                    case 2 -> Strength.MACHINE;
                    case 3 -> Strength.TESTED;
                    default -> throw new IllegalStateException("bar " + packed + " is not possible");
                };
        return new Footing(strength, (packed & 2) != 0, (packed & 1) != 0);
    }

    private static void texts(DataOutput out, Collection<String> texts) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInput in) throws IOException {
        int count = in.readUnsignedShort();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    static void text(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
