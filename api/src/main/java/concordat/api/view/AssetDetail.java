package concordat.api.view;

import java.util.List;

/// One asset, and why its names are taken for one.
///
/// @param names every name that reports give it, beginning with the one that it goes by
/// @param merges one for each other name
/// @param sayings what people said of any of its names, oldest first
public record AssetDetail(
        AssetView asset, List<AssetNameKnown> names, List<AssetMerge> merges, List<SayingView> sayings) {

    public AssetDetail {
        names = Absent.list(names);
        merges = Absent.list(merges);
        sayings = Absent.list(sayings);
    }
}
