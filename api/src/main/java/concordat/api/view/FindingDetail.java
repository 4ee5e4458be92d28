package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// All that is known of one finding.
///
/// @param cwes numbers
/// @param vectors CVSS vectors as tools write them
/// @param score CVSS base score from 0 to 10, when a tool gives one
/// @param bearings on which controls it bears by what it says of itself, whether it fails them or not
/// @param detections what each tool showed, in the order in which they joined
/// @param names other names by which reports call the asset
public record FindingDetail(
        FindingView finding,
        List<Integer> cwes,
        List<String> vectors,
        Optional<Double> score,
        boolean exploitable,
        boolean unsupported,
        boolean internetFacing,
        Optional<String> synopsis,
        Optional<String> description,
        Optional<String> solution,
        Optional<String> output,
        List<BearingView> bearings,
        List<Detected> detections,
        List<AssetName> names) {

    public FindingDetail {
        cwes = Absent.list(cwes);
        vectors = Absent.list(vectors);
        bearings = Absent.list(bearings);
        detections = Absent.list(detections);
        names = Absent.list(names);
    }
}
