package concordat.findings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// What a tool saw, by finding. A report says much the same of every host, so it is kept deflated, block by block.
/// Whoever asks of one host after the other opens each block once. Not safe for threads.
public final class Outputs {

    private static final int BLOCK = 1 << 16;
    private static final int OPEN = 16;

    /// Where a text stands: the block's number and its place within, of a length.
    private record Spot(int block, int from, int length) {}

    private final Map<FindingKey, Spot> spots = new HashMap<>();
    private final List<byte[]> blocks = new ArrayList<>();
    private final ByteArrayOutputStream last = new ByteArrayOutputStream();
    private long deflated;
    private final Map<Integer, byte[]> open = new LinkedHashMap<>(OPEN, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > OPEN;
        }
    };

    /// Adds what a tool saw of a finding; what was said of it before is forgotten.
    public void add(FindingKey key, String output) {
        byte[] text = output.getBytes(StandardCharsets.UTF_8);
        spots.put(key, new Spot(blocks.size(), last.size(), text.length));
        last.writeBytes(text);
        if (last.size() >= BLOCK) {
            blocks.add(deflated(last.toByteArray()));
            deflated += blocks.getLast().length;
            last.reset();
        }
    }

    /// @return what a tool saw of a finding, when it said so
    public Optional<String> of(FindingKey key) {
        Spot spot = spots.get(key);
        if (spot == null) {
            return Optional.empty();
        }
        byte[] block = block(spot.block());
        return Optional.of(new String(block, spot.from(), spot.length(), StandardCharsets.UTF_8));
    }

    /// @return bytes that it takes in memory, but for the keys
    public long size() {
        return deflated + last.size();
    }

    private byte[] block(int number) {
        return number == blocks.size()
                ? last.toByteArray()
                : open.computeIfAbsent(number, n -> inflated(blocks.get(n)));
    }

    private static byte[] inflated(byte[] block) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(block))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflated(byte[] block) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
