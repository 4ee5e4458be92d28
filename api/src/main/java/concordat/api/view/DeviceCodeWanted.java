package concordat.api.view;

import java.util.Optional;

/// What is to let a device in.
///
/// @param environment from which it is to call; may be left out when the body has one alone
/// @param ownership `managed` or `personal`
/// @param platform `linux`, `macos`, `windows`, `ios`, `android` or another
/// @param label what its holder calls it
/// @param person whose it is; whoever asks when left out, and nobody's alone when `shared`
public record DeviceCodeWanted(
        Optional<String> environment,
        String ownership,
        String platform,
        Optional<String> label,
        Optional<String> person,
        Optional<Boolean> shared) {}
