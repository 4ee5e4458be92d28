package concordat.app.devices;

import concordat.decision.CallerRow;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Writes what changes of devices and sends it to the gateways, in one order: what is written last is sent last.
/// Otherwise a device that is ended while a report of it is on its way could be let in by the older row.
final class DeviceChanges {

    private final ChangedDevices gateways;
    private final ReentrantLock order = new ReentrantLock();

    DeviceChanges(ChangedDevices gateways) {
        this.gateways = gateways;
    }

    /// @param write answers the rows that changed, once they are on disk
    /// @return the same
    List<CallerRow> put(Supplier<List<CallerRow>> write) {
        order.lock();
        try {
            List<CallerRow> rows = write.get();
            gateways.changed(rows, List.of());
            return rows;
        } finally {
            order.unlock();
        }
    }

    /// @param write answers the fingerprints that are known no more, once that is on disk
    void remove(Supplier<List<String>> write) {
        order.lock();
        try {
            gateways.changed(List.of(), write.get());
        } finally {
            order.unlock();
        }
    }
}
