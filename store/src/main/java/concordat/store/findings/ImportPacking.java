package concordat.store.findings;

import concordat.findings.AssetKey;
import concordat.findings.Coverage;
import concordat.findings.Facts;
import concordat.findings.Look;
import concordat.findings.PortRange;
import concordat.findings.Spot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What an import held, small: numbers instead of keys, facts told once, the whole deflated.
final class ImportPacking {

    /// @param facing whether this import shows that the host faces the internet
    record Host(Look look, boolean facing) {}

    /// @param hosts by the asset's number
    /// @param sightings facts by the finding's number
    record Held(Map<Integer, Host> hosts, Coverage coverage, Map<Long, Facts> sightings) {}

    /// The form that can say what a report calls mended; the one before it could not.
    private static final int MENDED = 2;

    /// The form that can say at which place.
    private static final int PLACED = 3;

    private ImportPacking() {}

    static byte[] pack(Held held) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 8_192))) {
            out.writeByte(PLACED);
            out.writeInt(held.hosts().size());
            for (Map.Entry<Integer, Host> host : held.hosts().entrySet()) {
                out.writeInt(host.getKey());
                Look look = host.getValue().look();
                out.writeByte((look.credentialed() ? 1 : 0)
                        | (look.finished() ? 2 : 0)
                        | (host.getValue().facing() ? 4 : 0));
            }
            coverage(out, held.coverage());
            sightings(out, held.sightings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static Held parse(byte[] packed) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int version = in.readUnsignedByte();
            if (version < 1 || version > PLACED) {
                throw new IllegalStateException("an import of form " + version + " needs a newer release");
            }
            int count = in.readInt();
            Map<Integer, Host> hosts = LinkedHashMap.newLinkedHashMap(count);
            for (int i = 0; i < count; i++) {
                int number = in.readInt();
                int flags = in.readUnsignedByte();
                hosts.put(number, new Host(new Look((flags & 1) != 0, (flags & 2) != 0), (flags & 4) != 0));
            }
            return new Held(hosts, coverage(in, version), sightings(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void coverage(DataOutput out, Coverage coverage) throws IOException {
        out.writeInt(coverage.weaknesses().size());
        for (String weakness : new TreeSet<>(coverage.weaknesses())) {
            Packing.text(out, weakness);
        }
        Packing.text(out, coverage.ports().map(PortRange::text).orElse(""));
        Packing.text(out, coverage.only());
        out.writeInt(coverage.mended().size());
        for (Spot spot : coverage.mended()) {
            Packing.text(out, spot.asset().value());
            out.writeShort(spot.port());
            Packing.text(out, spot.protocol());
            Packing.text(out, spot.place());
            Packing.text(out, spot.weakness());
        }
    }

    private static Coverage coverage(DataInput in, int version) throws IOException {
        int count = in.readInt();
        List<String> weaknesses = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            weaknesses.add(Packing.text(in));
        }
        String written = Packing.text(in);
        Optional<PortRange> ports = written.isEmpty() ? Optional.empty() : PortRange.parse(written);
        if (version < MENDED) {
            return new Coverage(new TreeSet<>(weaknesses), ports);
        }
        String only = Packing.text(in);
        Set<Spot> mended = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            AssetKey asset = new AssetKey(Packing.text(in));
            int port = in.readUnsignedShort();
            String protocol = Packing.text(in);
            String place = version < PLACED ? "" : Packing.text(in);
            mended.add(new Spot(asset, port, protocol, place, Packing.text(in)));
        }
        return new Coverage(new TreeSet<>(weaknesses), ports, only, mended);
    }

    private static void sightings(DataOutput out, Map<Long, Facts> sightings) throws IOException {
        Map<Facts, Integer> told = new LinkedHashMap<>();
        sightings.values().forEach(facts -> told.putIfAbsent(facts, told.size()));
        out.writeInt(told.size());
        for (Facts facts : told.keySet()) {
            Packing.facts(out, facts);
        }
        out.writeInt(sightings.size());
        for (Map.Entry<Long, Facts> sighting : sightings.entrySet()) {
            out.writeLong(sighting.getKey());
            out.writeInt(told.getOrDefault(sighting.getValue(), -1));
        }
    }

    private static Map<Long, Facts> sightings(DataInput in) throws IOException {
        int kinds = in.readInt();
        List<Facts> told = new ArrayList<>(kinds);
        for (int i = 0; i < kinds; i++) {
            told.add(Packing.facts(in));
        }
        int count = in.readInt();
        Map<Long, Facts> sightings = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            long number = in.readLong();
            sightings.put(number, told.get(in.readInt()));
        }
        return sightings;
    }
}
