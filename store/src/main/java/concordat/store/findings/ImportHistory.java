package concordat.store.findings;

import concordat.catalogue.Severity;
import concordat.findings.Change;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What an import brought, as it was told to whoever imported.
///
/// @param file as the uploader named it
/// @param format of the report
/// @param bytes how long the report was
/// @param items how many things the report held, informational ones too
/// @param bySeverity those items
/// @param hosts how many entries for hosts it held
/// @param unplaced findings that named no asset
/// @param untouched open findings that it did not hold and that stayed open, by the reason
public record ImportHistory(
        Optional<String> file,
        String format,
        long bytes,
        long items,
        Map<Severity, Long> bySeverity,
        long hosts,
        int unplaced,
        int opened,
        int kept,
        int reopened,
        int closed,
        Map<Change.Why, Integer> untouched) {

    public ImportHistory {
        EnumMap<Severity, Long> severities = new EnumMap<>(Severity.class);
        severities.putAll(bySeverity);
        bySeverity = Collections.unmodifiableMap(severities);
        EnumMap<Change.Why, Integer> reasons = new EnumMap<>(Change.Why.class);
        reasons.putAll(untouched);
        untouched = Collections.unmodifiableMap(reasons);
    }

    byte[] packed() {
        return Packing.pack(this::into);
    }

    private void into(DataOutput out) throws IOException {
        Packing.text(out, file.orElse(""));
        Packing.text(out, format);
        out.writeLong(bytes);
        out.writeLong(items);
        out.writeByte(bySeverity.size());
        for (Map.Entry<Severity, Long> entry : bySeverity.entrySet()) {
            out.writeByte(entry.getKey().level());
            out.writeLong(entry.getValue());
        }
        out.writeLong(hosts);
        out.writeInt(opened);
        out.writeInt(kept);
        out.writeInt(reopened);
        out.writeInt(closed);
        out.writeByte(untouched.size());
        for (Map.Entry<Change.Why, Integer> entry : untouched.entrySet()) {
            Packing.text(out, entry.getKey().name());
            out.writeInt(entry.getValue());
        }
        out.writeInt(unplaced);
    }

    static ImportHistory parse(byte[] packed) {
        return Packing.parse(packed, ImportHistory::from);
    }

    private static ImportHistory from(DataInput in) throws IOException {
        Optional<String> file = Optional.of(Packing.text(in)).filter(f -> !f.isEmpty());
        String format = Packing.text(in);
        long bytes = in.readLong();
        long items = in.readLong();
        EnumMap<Severity, Long> severities = new EnumMap<>(Severity.class);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            severities.put(Severity.ofLevel(in.readUnsignedByte()), in.readLong());
        }
        long hosts = in.readLong();
        int opened = in.readInt();
        int kept = in.readInt();
        int reopened = in.readInt();
        int closed = in.readInt();
        EnumMap<Change.Why, Integer> untouched = new EnumMap<>(Change.Why.class);
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            untouched.put(Change.Why.valueOf(Packing.text(in)), in.readInt());
        }
        return new ImportHistory(
                file, format, bytes, items, severities, hosts, unplaced(in), opened, kept, reopened, closed, untouched);
    }

    /// What was kept of older imports ends before it.
    private static int unplaced(DataInput in) throws IOException {
        try {
            return in.readInt();
        } catch (EOFException older) {
            return 0;
        }
    }
}
