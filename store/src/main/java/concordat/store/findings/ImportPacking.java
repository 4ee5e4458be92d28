package concordat.store.findings;

import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.Coverage;
import concordat.findings.EnvironmentFindings;
import concordat.findings.Facts;
import concordat.findings.FindingKey;
import concordat.findings.Look;
import concordat.findings.PortRange;
import concordat.findings.Sighting;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What an import held, under the report's own names, small: words and facts told once, the whole deflated. Everything
/// that is known of findings can be made again from it.
final class ImportPacking {

    /// @param newcomers which names meant another machine than before, and how that is called
    record Held(
            Map<AssetKey, Look> hosts,
            Coverage coverage,
            List<Sighting> sightings,
            List<Asset> assets,
            Map<AssetKey, AssetKey> newcomers) {}

    private static final int VERSION = 5;

    private ImportPacking() {}

    static byte[] pack(EnvironmentFindings.Import whole, Map<AssetKey, AssetKey> newcomers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 8_192))) {
            out.writeByte(VERSION);
            Words words = new Words(out);
            hosts(out, whole.scan().hosts(), words);
            coverage(out, whole.scan().coverage(), words);
            sightings(out, whole.sightings(), words);
            assets(out, whole.assets(), words);
            newcomers(out, newcomers, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static Held parse(byte[] packed) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            requireVersion(in);
            ToldWords words = new ToldWords(in);
            return new Held(
                    hosts(in, words),
                    coverage(in, words),
                    sightings(in, words),
                    assets(in, words),
                    newcomers(in, words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return only the hosts, which stand at its beginning
    static Map<AssetKey, Look> hosts(byte[] packed) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            requireVersion(in);
            return hosts(in, new ToldWords(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireVersion(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IllegalStateException("an import of form " + version + " needs another release");
        }
    }

    /// Writes a word in full the first time, and afterwards its number.
    private static final class Words {
        private final DataOutput out;
        private final Map<String, Integer> told = new LinkedHashMap<>();

        Words(DataOutput out) {
            this.out = out;
        }

        void tell(String word) throws IOException {
            Integer number = told.get(word);
            out.writeInt(number == null ? -1 : number);
            if (number == null) {
                told.put(word, told.size());
                Packing.text(out, word);
            }
        }
    }

    private static final class ToldWords {
        private final DataInput in;
        private final List<String> told = new ArrayList<>();
        private final Map<String, AssetKey> keys = new LinkedHashMap<>();

        ToldWords(DataInput in) {
            this.in = in;
        }

        String next() throws IOException {
            int number = in.readInt();
            if (number < 0) {
                told.add(Packing.text(in));
                return told.getLast();
            }
            return told.get(number);
        }

        AssetKey asset() throws IOException {
            return keys.computeIfAbsent(next(), AssetKey::new);
        }
    }

    private static void hosts(DataOutput out, Map<AssetKey, Look> hosts, Words words) throws IOException {
        out.writeInt(hosts.size());
        for (Map.Entry<AssetKey, Look> host : hosts.entrySet()) {
            words.tell(host.getKey().value());
            Look look = host.getValue();
            out.writeByte((look.credentialed() ? 1 : 0) | (look.finished() ? 2 : 0));
            words.tell(look.ports().map(PortRange::text).orElse(""));
        }
    }

    private static Map<AssetKey, Look> hosts(DataInput in, ToldWords words) throws IOException {
        int count = in.readInt();
        Map<AssetKey, Look> hosts = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            AssetKey key = words.asset();
            int flags = in.readUnsignedByte();
            hosts.put(key, new Look((flags & 1) != 0, (flags & 2) != 0, ports(words.next())));
        }
        return hosts;
    }

    private static Optional<PortRange> ports(String written) {
        return written.isEmpty() ? Optional.empty() : PortRange.parse(written);
    }

    private static void coverage(DataOutput out, Coverage coverage, Words words) throws IOException {
        out.writeInt(coverage.weaknesses().size());
        for (String weakness : new TreeSet<>(coverage.weaknesses())) {
            words.tell(weakness);
        }
        words.tell(coverage.ports().map(PortRange::text).orElse(""));
        words.tell(coverage.only());
        out.writeInt(coverage.mended().size());
        for (Spot spot : coverage.mended()) {
            spot(out, spot, words);
        }
    }

    private static Coverage coverage(DataInput in, ToldWords words) throws IOException {
        Set<String> weaknesses = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            weaknesses.add(words.next());
        }
        Optional<PortRange> ports = ports(words.next());
        String only = words.next();
        Set<Spot> mended = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            mended.add(spot(in, words));
        }
        return new Coverage(weaknesses, ports, only, mended);
    }

    private static void spot(DataOutput out, Spot spot, Words words) throws IOException {
        words.tell(spot.asset().value());
        out.writeShort(spot.port());
        words.tell(spot.protocol());
        words.tell(spot.place());
        words.tell(spot.weakness());
    }

    private static Spot spot(DataInput in, ToldWords words) throws IOException {
        return new Spot(words.asset(), in.readUnsignedShort(), words.next(), words.next(), words.next());
    }

    private static void sightings(DataOutput out, Collection<Sighting> sightings, Words words) throws IOException {
        Map<Facts, Integer> told = new LinkedHashMap<>();
        sightings.forEach(s -> told.putIfAbsent(s.facts(), told.size()));
        out.writeInt(told.size());
        for (Facts facts : told.keySet()) {
            Packing.facts(out, facts);
        }
        out.writeInt(sightings.size());
        for (Sighting sighting : sightings) {
            spot(out, Spot.of(sighting.key()), words);
            out.writeInt(sighting.key().occurrence());
            out.writeInt(told.getOrDefault(sighting.facts(), -1));
        }
    }

    private static List<Sighting> sightings(DataInput in, ToldWords words) throws IOException {
        int kinds = in.readInt();
        List<Facts> told = new ArrayList<>(kinds);
        for (int i = 0; i < kinds; i++) {
            told.add(Packing.facts(in));
        }
        int count = in.readInt();
        List<Sighting> sightings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            FindingKey key = spot(in, words).key(in.readInt());
            sightings.add(new Sighting(key, told.get(in.readInt())));
        }
        return sightings;
    }

    private static void assets(DataOutput out, Collection<Asset> assets, Words words) throws IOException {
        out.writeInt(assets.size());
        for (Asset asset : assets) {
            words.tell(asset.key().value());
            out.writeBoolean(asset.internetFacing());
            Packing.ids(out, asset.ids());
            words.tell(asset.operatingSystem());
        }
    }

    private static List<Asset> assets(DataInput in, ToldWords words) throws IOException {
        int count = in.readInt();
        List<Asset> assets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            AssetKey key = words.asset();
            boolean facing = in.readBoolean();
            assets.add(new Asset(key, Packing.ids(in), words.next(), facing));
        }
        return assets;
    }

    private static void newcomers(DataOutput out, Map<AssetKey, AssetKey> newcomers, Words words) throws IOException {
        out.writeInt(newcomers.size());
        for (Map.Entry<AssetKey, AssetKey> entry : new TreeMap<>(newcomers).entrySet()) {
            words.tell(entry.getKey().value());
            words.tell(entry.getValue().value());
        }
    }

    private static Map<AssetKey, AssetKey> newcomers(DataInput in, ToldWords words) throws IOException {
        Map<AssetKey, AssetKey> newcomers = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            newcomers.put(words.asset(), words.asset());
        }
        return newcomers;
    }
}
