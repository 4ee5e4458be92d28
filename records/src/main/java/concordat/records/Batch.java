package concordat.records;

import java.util.ArrayList;
import java.util.List;

/// Records that are written in one frame, and who waits for them.
final class Batch {

    private final List<byte[]> bytes = new ArrayList<>();
    private final List<RecordLog.Receipt> receipts = new ArrayList<>();

    void add(RecordLog.Entry entry) {
        bytes.add(RecordCodec.encode(entry.decision()));
        RecordLog.Receipt receipt = entry.receipt();
        if (receipt != null) {
            receipts.add(receipt);
        }
    }

    int size() {
        return bytes.size();
    }

    List<byte[]> bytes() {
        return bytes;
    }

    boolean isAwaited() {
        return !receipts.isEmpty();
    }

    void done(boolean onDisk) {
        for (RecordLog.Receipt receipt : receipts) {
            receipt.done(onDisk);
        }
    }
}
