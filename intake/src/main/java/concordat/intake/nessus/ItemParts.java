package concordat.intake.nessus;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportedItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is gathered of one `ReportItem` while it is read.
final class ItemParts {

    /// Characters of a plugin's output that are kept.
    static final int LONGEST_OUTPUT = 65_536;

    /// The plugin that sums up a scan.
    static final String SUMMARY_PLUGIN = "19506";

    private static final int LONGEST_PROSE = LONGEST_OUTPUT / 4;
    private static final int LONGEST_VALUE = 300;
    private static final int MOST_CVES = 1_000;
    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,10}");
    private static final Set<String> PROSE = Set.of("synopsis", "description", "solution");

    /// One check of a compliance plugin: the id that changes only when the check does comes first.
    private static final List<String> CHECK_IDS =
            List.of("compliance-functional-id", "compliance-check-id", "compliance-check-name");

    private static final String REFERENCES = "compliance-reference";

    private static final Set<String> VALUES = Set.of(
            "cve",
            "cwe",
            REFERENCES,
            "cvss4_vector",
            "cvss3_vector",
            "cvss_vector",
            "cvss4_base_score",
            "cvss3_base_score",
            "cvss_base_score",
            "exploit_available",
            "exploited_by_malware",
            "unsupported_by_vendor",
            "risk_factor",
            "compliance-functional-id",
            "compliance-check-id",
            "compliance-check-name");

    final Optional<String> host;
    final int port;
    final String protocol;
    final String plugin;
    final String title;
    final String family;
    private final Map<String, String> parts = new HashMap<>();
    private final Set<String> cves = new LinkedHashSet<>();
    private boolean cut;

    ItemParts(Optional<String> host, int port, String protocol, String plugin, String title, String family) {
        this.host = host;
        this.port = port;
        this.protocol = protocol;
        this.plugin = plugin;
        this.title = title;
        this.family = family;
    }

    /// @return how much to keep of the element with this name, 0 for none of it
    int keeps(String element, boolean texts) {
        if (VALUES.contains(element)) {
            return element.equals(REFERENCES) ? LONGEST_PROSE : LONGEST_VALUE;
        }
        if (element.equals("plugin_output")) {
            return texts || plugin.equals(SUMMARY_PLUGIN) ? LONGEST_OUTPUT : 0;
        }
        return texts && PROSE.contains(element) ? LONGEST_PROSE : 0;
    }

    void part(String element, String text, boolean wasCut) {
        cut |= wasCut;
        if (!element.equals("cve")) {
            boolean adds = element.equals("cwe") || element.equals(REFERENCES);
            parts.merge(
                    element,
                    text,
                    (first, later) -> adds && first.length() < LONGEST_PROSE ? first + " " + later : first);
            return;
        }
        String cve = text.strip().toUpperCase(Locale.ROOT);
        if (cves.size() < MOST_CVES && CVE.matcher(cve).matches()) {
            cves.add(cve);
        }
    }

    String part(String element) {
        return parts.getOrDefault(element, "");
    }

    /// @return the risk factor in words, when there is one
    Optional<Severity> riskFactor() {
        return switch (part("risk_factor").strip().toLowerCase(Locale.ROOT)) {
            case "none" -> Optional.of(Severity.INFO);
            case "low" -> Optional.of(Severity.LOW);
            case "medium" -> Optional.of(Severity.MEDIUM);
            case "high" -> Optional.of(Severity.HIGH);
            case "critical" -> Optional.of(Severity.CRITICAL);
            default -> Optional.empty();
        };
    }

    ReportedItem build(Severity severity, boolean texts) {
        ReportedItem.Texts prose = texts
                ? new ReportedItem.Texts(
                        part("synopsis"), part("description"), part("solution"), part("plugin_output"), cut)
                : ReportedItem.Texts.NONE;
        ReportedItem.Draft item = ReportedItem.of(Nessus.FORMAT, weakness(), severity)
                .port(port, protocol)
                .title(title)
                .family(family)
                .score(score())
                .exploitable(says("exploit_available") || says("exploited_by_malware"))
                .unsupported(says("unsupported_by_vendor"))
                .vector(part("cvss4_vector"))
                .vector(part("cvss3_vector"))
                .vector(part("cvss_vector"))
                .cwes(part("cwe"))
                .references(references())
                .texts(prose);
        cves.forEach(item::cves);
        host.map(AssetKey::host).ifPresent(item::on);
        return item.build();
    }

    /// @return those of a check's references that are controls of NIST SP 800-53 or CCI ids: each begins with the name
    ///     of its code and a bar
    private String references() {
        return Stream.of(part(REFERENCES).split(",", 200))
                .map(String::strip)
                .filter(reference -> reference.startsWith("800-53") || reference.startsWith("CCI|"))
                .map(reference -> reference.substring(reference.indexOf('|') + 1))
                .collect(Collectors.joining(" "));
    }

    private boolean says(String element) {
        return part(element).strip().equalsIgnoreCase("true");
    }

    private double score() {
        for (String element : List.of("cvss3_base_score", "cvss4_base_score", "cvss_base_score")) {
            String text = part(element).strip();
            if (text.matches("[0-9]{1,2}(\\.[0-9]{1,6})?")) {
                double score = Double.parseDouble(text);
                return score <= 10 ? score : 0;
            }
        }
        return 0;
    }

    /// A compliance plugin reports many checks under one id; each check is a weakness of its own.
    private String weakness() {
        for (String element : CHECK_IDS) {
            String id = part(element).strip();
            if (!id.isEmpty()) {
                return plugin + "/" + plain(id);
            }
        }
        return plugin;
    }

    /// @return a check's own id if it is plain, else what stands for it
    static String plain(String id) {
        return id.matches("[0-9A-Za-z._-]{1,80}") ? id : shortened(id);
    }

    private static String shortened(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
