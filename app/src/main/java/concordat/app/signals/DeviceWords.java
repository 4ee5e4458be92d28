package concordat.app.signals;

import concordat.rules.SourceWords;

/// Where it goes what a transmitter says of a device.
public interface DeviceWords {

    /// Returns once it is on disk and on its way to the gateways.
    ///
    /// @return false when there is no such device, or it has gone
    /// @throws IllegalStateException when it cannot be taken just now
    boolean tell(String device, SourceWords words) throws InterruptedException;
}
