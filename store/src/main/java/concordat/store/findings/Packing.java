package concordat.store.findings;

import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.Facts;
import concordat.findings.FindingKey;
import concordat.findings.Footing;
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
import java.util.ArrayList;
import java.util.List;

/// What is sealed, as bytes. The first byte is the form's version.
final class Packing {

    /// The form of before findings had a place.
    static final int PLACELESS = 1;

    static final int VERSION = 2;

    private Packing() {}

    interface Fill {
        void into(DataOutput out) throws IOException;
    }

    interface Parse<T> {
        /// @param version of the form
        T from(DataInput in, int version) throws IOException;
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
            if (version < PLACELESS || version > VERSION) {
                throw new IllegalStateException("findings of form " + version + " need a newer release");
            }
            return parse.from(in, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A finding's key, but for its asset, and its facts.
    static byte[] finding(FindingKey key, Facts facts) {
        return pack(out -> {
            out.writeShort(key.port());
            text(out, key.protocol());
            text(out, key.place());
            text(out, key.weakness());
            out.writeInt(key.occurrence());
            facts(out, facts);
        });
    }

    record KeyAndFacts(FindingKey key, Facts facts) {}

    static KeyAndFacts finding(AssetKey asset, byte[] bytes) {
        return parse(bytes, (in, version) -> {
            int port = in.readUnsignedShort();
            String protocol = text(in);
            String place = version == PLACELESS ? "" : text(in);
            FindingKey key = new FindingKey(asset, port, protocol, place, text(in), in.readInt());
            return new KeyAndFacts(key, facts(in));
        });
    }

    static void facts(DataOutput out, Facts facts) throws IOException {
        out.writeByte(facts.severity().level());
        text(out, facts.family());
        out.writeShort(facts.cves().size());
        for (String cve : facts.cves()) {
            text(out, cve);
        }
        out.writeDouble(facts.cvss());
        out.writeBoolean(facts.exploitable());
        out.writeBoolean(facts.unsupported());
    }

    static Facts facts(DataInput in) throws IOException {
        Severity severity = Severity.ofLevel(in.readUnsignedByte());
        String family = text(in);
        int count = in.readUnsignedShort();
        List<String> cves = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cves.add(text(in));
        }
        return new Facts(severity, family, cves, in.readDouble(), in.readBoolean(), in.readBoolean());
    }

    static byte[] asset(Asset asset) {
        return pack(out -> {
            text(out, asset.key().value());
            out.writeShort(asset.addresses().size());
            for (String address : asset.addresses()) {
                text(out, address);
            }
            text(out, asset.fullName());
            text(out, asset.operatingSystem());
        });
    }

    static Asset asset(byte[] bytes, boolean internetFacing) {
        return parse(bytes, (in, version) -> {
            AssetKey key = new AssetKey(text(in));
            int count = in.readUnsignedShort();
            List<String> addresses = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                addresses.add(text(in));
            }
            return new Asset(key, addresses, text(in), text(in), internetFacing);
        });
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
        return parse(bytes, (in, version) -> new Wording(text(in), text(in), text(in), text(in)));
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
