package concordat.api.view;

import java.util.List;

/// Where a fix is needed.
///
/// @param ports those that findings name, none for the asset as a whole
public record FixPlace(String asset, List<Integer> ports) {

    public FixPlace {
        ports = Absent.list(ports);
    }
}
