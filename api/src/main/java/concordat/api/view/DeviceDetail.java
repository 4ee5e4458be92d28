package concordat.api.view;

import java.util.List;

/// A device, what is known of it and by whom, and what would lift it.
///
/// @param facts in the edition's order, those of the login left out
/// @param tiers that there are, the weakest first
/// @param sources who has spoken, with every word: of a personal device for its holder alone
/// @param asked what agents ask it
public record DeviceDetail(
        DeviceView device,
        List<DeviceFact> facts,
        List<DeviceTier> tiers,
        List<DeviceSource> sources,
        List<DeviceQuery> asked) {

    public DeviceDetail {
        facts = Absent.list(facts);
        tiers = Absent.list(tiers);
        sources = Absent.list(sources);
        asked = Absent.list(asked);
    }
}
