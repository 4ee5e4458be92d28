package concordat.api.view;

/// That a device is to be let in no more.
///
/// @param why `left`, `lost`, `stolen`, `replaced` or `unsound`
public record DeviceEnding(String why) {}
