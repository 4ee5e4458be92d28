package concordat.intake.table;

import concordat.intake.report.Room;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/// For tables with a row for each CVE of a finding, in any order: a first reading gathers which belong together, so
/// that the second makes one finding of them.
public final class CvesOfFindings {

    private static final int LONGEST = 20_000;
    private static final long FINDING_BYTES = 200;

    private final Map<Key, Of> all = new HashMap<>();
    private final Room room = new Room("findings with a CVE", 192L << 20);
    private final MessageDigest digest;

    /// Stands for all that tells findings apart, however long that is.
    private record Key(long first, long second) {}

    private static final class Of {
        private String cves = "";
        private boolean told;
    }

    public CvesOfFindings() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// A row of the first reading.
    ///
    /// @param finding all that tells findings apart, but the CVE
    /// @param cve what is beyond 20,000 characters for one finding is left out
    /// @throws concordat.intake.report.Unfit when there are more than any report should hold
    public void add(String finding, String cve) {
        if (cve.isBlank()) {
            return;
        }
        Of of = all.computeIfAbsent(key(finding), key -> {
            room.take(FINDING_BYTES);
            return new Of();
        });
        boolean known = (" " + of.cves + " ").contains(" " + cve + " ");
        if (!known && of.cves.length() + cve.length() < LONGEST) {
            room.take(1L + cve.length());
            of.cves = of.cves.isEmpty() ? cve : of.cves + " " + cve;
        }
    }

    /// A row of the second reading.
    ///
    /// @return whether it is the first of its finding; every row without a CVE is
    public boolean begins(String finding, String cve) {
        Of of = cve.isBlank() ? null : all.get(key(finding));
        if (of == null) {
            return true;
        }
        boolean first = !of.told;
        of.told = true;
        return first;
    }

    /// @return the CVEs of all rows of a finding
    public String of(String finding) {
        Of of = all.get(key(finding));
        return of == null ? "" : of.cves;
    }

    private Key key(String finding) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest(finding.getBytes(StandardCharsets.UTF_8)));
        return new Key(bytes.getLong(), bytes.getLong());
    }
}
