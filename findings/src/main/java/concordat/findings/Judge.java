package concordat.findings;

import concordat.catalogue.ControlId;
import java.time.Duration;
import java.util.List;

/// Says which controls a finding fails, by the rules of an edition.
public interface Judge {

    /// That a finding fails a control once it is old enough.
    ///
    /// @param fromAge zero when its age does not matter
    record Failure(ControlId control, Duration fromAge) {}

    /// @param internetFacing whether its asset faces the internet
    /// @return every failure, now or to come; empty when it fails nothing
    List<Failure> judge(FindingKey key, Facts facts, boolean internetFacing);
}
