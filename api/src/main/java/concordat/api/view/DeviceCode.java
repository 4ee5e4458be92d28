package concordat.api.view;

import java.time.Instant;

/// What lets one device in, once. It is shown here and nowhere else.
///
/// @param code to be typed on the device
/// @param until when it lets nobody in any more
/// @param door where the device is to go
/// @param authority the certificate (PEM) by which it knows the door
/// @param script what a device with Linux or macOS runs
public record DeviceCode(String code, Instant until, String door, String authority, String script) {}
