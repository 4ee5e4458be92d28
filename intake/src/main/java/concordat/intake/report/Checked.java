package concordat.intake.report;

import concordat.findings.Coverage;
import concordat.findings.PortRange;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What a tool says that it looked for, gathered while its report is read, whatever came of it.
public final class Checked {

    private final String tool;
    private final Set<String> ids = new HashSet<>();
    private final Room room = new Room("names of checks");

    /// @param tool how the ids of its weaknesses begin, as in [ReportedItem#of]
    public Checked(String tool) {
        this.tool = tool;
    }

    /// @param id the tool's own for a weakness; of one in parts, which a slash divides, the first alone
    public void add(String id) {
        String weakness = weakness(id);
        if (ids.add(weakness)) {
            room.take(weakness);
        }
    }

    /// It turned out that this was not looked for everywhere.
    public void remove(String id) {
        ids.remove(weakness(id));
    }

    private String weakness(String id) {
        String whole = ReportedItem.weakness(tool, id);
        int slash = whole.indexOf('/');
        return slash < 0 ? whole : whole.substring(0, slash);
    }

    /// Says that the report can speak of this tool's weaknesses alone, and lists those that it looked for.
    public void handOn(ReportTally tally) {
        handOn(tally, Optional.empty());
    }

    /// @param ports the only ones it looked at, on whatever asset
    public void handOn(ReportTally tally, Optional<PortRange> ports) {
        tally.looksFor(new Coverage(ids, ports, tool + ":", Set.of()));
    }
}
