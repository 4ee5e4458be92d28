package concordat.intake.report;

import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One thing a report says about an asset. Made by [#of].
///
/// @param asset empty when the report attaches the item to none
/// @param port 0 when it has none
/// @param protocol lower case; may be empty
/// @param place where on the asset, when that is part of what it is: a path, a package; never a line number or a
///     version, which change while the weakness stays. May be empty
/// @param weakness the tool and its own stable id, joined by a colon; never made from prose
/// @param title the tool's few words for it
/// @param family the tool's own grouping; may be empty
/// @param cves upper case
/// @param cwes numbers
/// @param references what the report says it goes against, in codes that have ids for it: `cci` and `nist-800-53`
/// @param vectors CVSS vectors as the report writes them
/// @param cvss base score from 0 to 10, as the report gives it, else as its newest vector means; 0 when it
///     gives neither
/// @param unsupported whether the weakness is that the maker no longer mends the software
/// @param said what the report says of it besides
public record ReportedItem(
        Optional<AssetKey> asset,
        int port,
        String protocol,
        String place,
        String weakness,
        Severity severity,
        String title,
        String family,
        List<String> cves,
        Set<Integer> cwes,
        SortedSet<CrosswalkRef> references,
        List<String> vectors,
        double cvss,
        boolean exploitable,
        boolean unsupported,
        Said said,
        Texts texts) {

    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,10}", Pattern.CASE_INSENSITIVE);

    /// What a report says of an item besides that it is there.
    public enum Said {
        /// Nothing: it is there.
        PRESENT,
        /// Somebody has told the tool to leave it aside. That is no decision of the network's.
        SUPPRESSED,
        /// That the asset is not affected by it.
        NOT_AFFECTED,
        /// That it has been mended.
        FIXED
    }

    /// The prose of an item, each part cut at a length the reader states.
    ///
    /// @param cut whether anything was cut
    public record Texts(String synopsis, String description, String solution, String output, boolean cut) {
        /// No prose.
        public static final Texts NONE = new Texts("", "", "", "", false);

        private static final int LONGEST = 16_384;

        /// Cuts each part at 16,384 characters.
        public static Texts of(String synopsis, String description, String solution, String output) {
            boolean cut = Math.max(
                            Math.max(synopsis.length(), description.length()),
                            Math.max(solution.length(), output.length()))
                    > LONGEST;
            return new Texts(cut(synopsis), cut(description), cut(solution), cut(output), cut);
        }

        private static String cut(String text) {
            String plain = text.strip();
            return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
        }
    }

    public ReportedItem {
        cves = List.copyOf(cves);
        cwes = Set.copyOf(cwes);
        references = Collections.unmodifiableSortedSet(new TreeSet<>(references));
        vectors = List.copyOf(vectors);
        if (weakness.isBlank() || port < 0 || port > 65_535 || !(cvss >= 0 && cvss <= 10)) {
            throw new IllegalArgumentException("item [" + weakness + "] at port " + port + " with score " + cvss);
        }
    }

    /// Begins an item that stands on no asset, with nothing but this known of it.
    ///
    /// @param tool lower case, the same for every format of one tool
    /// @param id the tool's own for the weakness, which stays when its wording changes; cut at 200 characters
    public static Draft of(String tool, String id, Severity severity) {
        return of(tool, id, Optional.of(severity));
    }

    /// Begins an item that stands on no asset, with nothing but this known of it.
    ///
    /// @param tool lower case, the same for every format of one tool
    /// @param id the tool's own for the weakness, which stays when its wording changes; cut at 200 characters
    /// @param severity none when the tool rates it neither in words nor by a score: then a CVSS vector does, else
    ///     it is medium, since what nobody rated is not harmless
    public static Draft of(String tool, String id, Optional<Severity> severity) {
        return new Draft(weakness(tool, id), severity);
    }

    static String weakness(String tool, String id) {
        return tool + ":" + cut(id.strip(), 200);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /// Gathers what is known of an item. What a report leaves out or writes absurdly is left out here too.
    public static final class Draft {
        private static final int LONGEST_TITLE = 1_000;
        private static final int LONGEST_PLACE = 500;
        private static final int MOST_IDS = 1_000;
        private static final int MOST_VECTORS = 20;
        private static final int ID_BYTES = 112;

        private final String weakness;
        private final Optional<Severity> severity;
        private final Set<String> cves = new LinkedHashSet<>();
        private final Set<Integer> cwes = new TreeSet<>();
        private final NavigableSet<CrosswalkRef> references = new TreeSet<>();
        private final Set<String> vectors = new LinkedHashSet<>();
        private Optional<AssetKey> asset = Optional.empty();
        private int port;
        private String protocol = "";
        private String place = "";
        private String title = "";
        private String family = "";
        private double cvss;
        private boolean exploitable;
        private boolean unsupported;
        private Said said = Said.PRESENT;
        private Texts texts = Texts.NONE;

        private Draft(String weakness, Optional<Severity> severity) {
            this.weakness = weakness;
            this.severity = severity;
        }

        public Draft on(AssetKey key) {
            asset = Optional.of(key);
            return this;
        }

        /// @param number what is not 1 to 65,535 is none
        public Draft port(int number, String transport) {
            port = Address.port(number);
            protocol = cut(transport.strip().toLowerCase(Locale.ROOT), 16);
            return this;
        }

        public Draft place(String where) {
            place = cut(where.strip(), LONGEST_PLACE);
            return this;
        }

        public Draft title(String words) {
            title = cut(words.strip(), LONGEST_TITLE);
            return this;
        }

        public Draft family(String group) {
            family = cut(group.strip(), 255);
            return this;
        }

        /// @param text every CVE id that stands in it is taken, whatever stands between
        public Draft cves(String text) {
            Matcher matcher = CVE.matcher(text);
            while (cves.size() < MOST_IDS && matcher.find()) {
                cves.add(matcher.group().toUpperCase(Locale.ROOT));
            }
            return this;
        }

        /// @param text every number of one to five digits that stands in it is taken, so that `CWE-79` and `79` are
        ///     the same
        public Draft cwes(String text) {
            Matcher matcher = Numbers.FEW_DIGITS.matcher(text);
            while (cwes.size() < MOST_IDS && matcher.find()) {
                cwes.add(Integer.parseInt(matcher.group()));
            }
            return this;
        }

        /// @param text every CCI id and every control of NIST SP 800-53 that stands in it is taken
        public Draft references(String text) {
            References.in(text).limit(MOST_IDS - references.size()).forEach(references::add);
            return this;
        }

        /// @param text a CVSS vector of any version; blank for none
        public Draft vector(String text) {
            String plain = text.strip();
            boolean sound = plain.indexOf('/') > 0 && plain.length() <= 300;
            if (sound && vectors.size() < MOST_VECTORS) {
                vectors.add(plain);
            }
            return this;
        }

        /// @param base a CVSS base score; what is not 0 to 10 is none
        public Draft score(double base) {
            cvss = base >= 0 && base <= 10 ? base : 0;
            return this;
        }

        /// @param text a CVSS base score; what is no number from 0 to 10 is none
        public Draft score(String text) {
            return score(Numbers.decimal(text).orElse(0));
        }

        public Draft exploitable(boolean yes) {
            exploitable = yes;
            return this;
        }

        public Draft unsupported(boolean yes) {
            unsupported = yes;
            return this;
        }

        public Draft said(Said what) {
            said = what;
            return this;
        }

        public Draft texts(Texts prose) {
            texts = prose;
            return this;
        }

        /// @return how much memory it takes
        long bytes() {
            long bytes = ID_BYTES * (4L + cves.size() + cwes.size() + references.size());
            for (String text : List.of(
                    weakness,
                    place,
                    title,
                    family,
                    texts.synopsis(),
                    texts.description(),
                    texts.solution(),
                    texts.output())) {
                bytes += Room.bytes(text);
            }
            for (String vector : vectors) {
                bytes += ID_BYTES + Room.bytes(vector);
            }
            return bytes;
        }

        /// What the report does not score its vectors do.
        public ReportedItem build() {
            double score = cvss > 0 || vectors.isEmpty()
                    ? cvss
                    : CvssScore.best(vectors).map(CvssScore::base).orElse(0.0);
            return new ReportedItem(
                    asset,
                    port,
                    protocol,
                    place,
                    weakness,
                    severity.or(() -> Severities.score(score)).orElse(Severity.MEDIUM),
                    title,
                    family,
                    List.copyOf(cves),
                    cwes,
                    references,
                    List.copyOf(vectors),
                    score,
                    exploitable,
                    unsupported,
                    said,
                    texts);
        }
    }
}
