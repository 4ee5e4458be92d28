package concordat.intake.table;

import concordat.intake.report.Unfit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// For tables with a row for each CVE of a finding, in any order: a first reading gathers which belong
/// together, so that
/// the second makes one finding of them.
public final class CvesOfFindings {

    private static final int MOST = 2_000_000;

    private final Map<String, String> cves = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /// A row of the first reading.
    ///
    /// @param finding all that tells findings apart, but the CVE
    /// @throws Unfit when there are more than any report should hold
    public void add(String finding, String cve) {
        if (!cve.isBlank()) {
            cves.merge(
                    finding, cve, (all, more) -> (" " + all + " ").contains(" " + more + " ") ? all : all + " " + more);
            if (cves.size() > MOST) {
                throw Unfit.tooLarge("it holds more than " + MOST + " findings with a CVE");
            }
        }
    }

    /// A row of the second reading.
    ///
    /// @return whether it is the first of its finding; every row without a CVE is
    public boolean begins(String finding, String cve) {
        return cve.isBlank() || told.add(finding);
    }

    /// @return the CVEs of all rows of a finding
    public String of(String finding) {
        return cves.getOrDefault(finding, "");
    }
}
