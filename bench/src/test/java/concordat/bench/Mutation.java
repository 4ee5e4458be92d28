package concordat.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Damages bytes in the ways that decoders stumble over. The same random gives the same damage.
final class Mutation {

    /// What nobody's file is larger than after damage.
    static final int LARGEST = 1 << 20;

    private static final int MOST_STEPS = 8;
    private static final long[] EDGES = {
        0,
        1,
        -1,
        7,
        127,
        128,
        255,
        256,
        32_767,
        32_768,
        65_535,
        65_536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        1L << 32,
        (1L << 53) - 1,
        1L << 53,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final List<byte[]> TOKENS = List.of(
            text("\""),
            text("{"),
            text("["),
            text("}"),
            text("<a>"),
            text("]]>"),
            text("<![CDATA["),
            text("&lt;"),
            text("&#x10FFFF;"),
            text("&#xD800;"),
            text("\\u0000"),
            text("\\ud800"),
            text("null"),
            text("true"),
            text("1e999999999"),
            text("-0"),
            text("0.1"),
            text("9007199254740993"),
            text("99999999999999999999"),
            text("&a *a"),
            text("? - : "),
            text("!!java"),
            text("2026-02-30"),
            text("P99999999999D"),
            text("\r"),
            text("\n"),
            text("\t"),
            text(","),
            text(":"),
            text("\u00e9"),
            text("\u202e"),
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
            new byte[] {0});

    private Mutation() {}

    /// @param seeds sound inputs; one is damaged, the others lend parts
    static byte[] of(List<byte[]> seeds, SplittableRandom random) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int step = 0; step < steps; step++) {
            bytes = once(bytes, seeds, random);
            if (bytes.length > LARGEST) {
                bytes = Arrays.copyOf(bytes, LARGEST);
            }
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, List<byte[]> seeds, SplittableRandom random) {
        int at = random.nextInt(bytes.length + 1);
        int most = random.nextInt(4) == 0 ? bytes.length : 32;
        int length = Math.min(bytes.length - at, random.nextInt(most + 1));
        return switch (random.nextInt(10)) {
            case 0 -> flipped(bytes, random);
            case 1 -> overwritten(bytes, at, random);
            case 2 -> replaced(bytes, at, length, new byte[0]);
            case 3 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
            case 4 -> replaced(bytes, at, random.nextInt(2) * length, TOKENS.get(random.nextInt(TOKENS.size())));
            case 5 -> Arrays.copyOf(bytes, at);
            case 6 -> replaced(bytes, at, length, part(seeds.get(random.nextInt(seeds.size())), random));
            case 7 -> replaced(bytes, at, length, repeated(bytes, at, length, random));
            case 8 -> numbered(bytes, at, random);
            default -> replaced(bytes, at, length, noise(random));
        };
    }

    private static byte[] flipped(byte[] bytes, SplittableRandom random) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /// A number of 1, 2, 4 or 8 bytes, in either order.
    private static byte[] overwritten(byte[] bytes, int at, SplittableRandom random) {
        int size = 1 << random.nextInt(4);
        long value = EDGES[random.nextInt(EDGES.length)];
        boolean big = random.nextBoolean();
        for (int i = 0; i < size && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >>> (8 * (big ? size - 1 - i : i)));
        }
        return bytes;
    }

    /// The number in digits that stands next becomes another.
    private static byte[] numbered(byte[] bytes, int from, SplittableRandom random) {
        int at = from;
        while (at < bytes.length && (bytes[at] < '0' || bytes[at] > '9')) {
            at++;
        }
        int end = at;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        return replaced(bytes, at, end - at, text(Long.toString(EDGES[random.nextInt(EDGES.length)])));
    }

    /// Nests or lengthens: a short part many times over.
    private static byte[] repeated(byte[] bytes, int at, int length, SplittableRandom random) {
        byte[] part = length > 0 && random.nextBoolean()
                ? Arrays.copyOfRange(bytes, at, at + Math.min(length, 16))
                : TOKENS.get(random.nextInt(TOKENS.size()));
        int times = 1 << random.nextInt(14);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times && all.size() < LARGEST; i++) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] part(byte[] other, SplittableRandom random) {
        int from = random.nextInt(other.length + 1);
        return Arrays.copyOfRange(other, from, from + random.nextInt(other.length - from + 1));
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(32)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        byte[] out = new byte[bytes.length - length + by.length];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(by, 0, out, at, by.length);
        System.arraycopy(bytes, at + length, out, at + by.length, bytes.length - at - length);
        return out;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
