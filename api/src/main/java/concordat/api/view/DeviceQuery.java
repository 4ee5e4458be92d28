package concordat.api.view;

import java.time.Duration;

/// What agents ask a device.
public record DeviceQuery(String name, Duration every, String sql) {}
