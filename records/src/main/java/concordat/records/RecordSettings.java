package concordat.records;

import java.nio.file.Path;
import java.time.Duration;

/// Where and how decision records are kept.
///
/// @param folder made when absent; one log, of one gateway
/// @param segmentBytes a segment that has grown past this is followed by a new one
/// @param queue how many records may wait for the writer before more are lost; a power of two
/// @param gather how long the writer waits for company before it writes what nobody waits for
/// @param sync how long what nobody waits for may stay off the disk
public record RecordSettings(Path folder, long segmentBytes, int queue, Duration gather, Duration sync) {

    public RecordSettings {
        if (segmentBytes < 4_096) {
            throw new IllegalArgumentException("segments of " + segmentBytes + " bytes; the least is 4096");
        }
        if (queue < 2 || Integer.bitCount(queue) != 1) {
            throw new IllegalArgumentException("a queue of " + queue + " is no power of two");
        }
        if (gather.isNegative() || sync.isNegative()) {
            throw new IllegalArgumentException("gather " + gather + " and sync " + sync + " must not be negative");
        }
    }

    /// @return what holds unless settings say otherwise
    public static RecordSettings in(Path folder) {
        return new RecordSettings(folder, 64L << 20, 1 << 16, Duration.ofMillis(5), Duration.ofMillis(500));
    }
}
