package concordat.api.view;

import java.util.List;

/// A tier, and what a device lacks for it.
///
/// @param earned whether the device's own facts are all there
/// @param possible whether a device of this kind can earn it at all
/// @param missing facts of the device that are not there
/// @param login facts that the login has to show beside
public record DeviceTier(String tier, boolean earned, boolean possible, List<String> missing, List<String> login) {

    public DeviceTier {
        missing = Absent.list(missing);
        login = Absent.list(login);
    }
}
