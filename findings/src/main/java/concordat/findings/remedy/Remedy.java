package concordat.findings.remedy;

import concordat.findings.Wording;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one fix for a weakness. Weaknesses with the same key are mended by the same fix: a newer version of one product
/// mends all that its older ones had. Read from what tools write, so that the same words always give the same fix.
///
/// @param key the same for all weaknesses that it mends
/// @param title for people
public record Remedy(RemedyKind kind, String key, String title) {

    /// More of a text says nothing that the beginning does not, and costs time.
    private static final int LONGEST = 400;

    private static final Pattern UPGRADE = Pattern.compile(
            "\\b(?:upgrade|update)(?: to)? (?:the |your )?([a-z][a-z0-9 .+_/-]{1,60}?),? (?:to )?(?:version|release|v?\\d)");
    private static final Pattern TITLED = Pattern.compile(
            "^([a-z][a-z0-9 .+_/-]{1,60}?) (?:v?\\d|<|prior|before|multiple|unsupported|end of life|\\()");
    private static final Pattern WINDOWS = Pattern.compile("^(?:kb\\d{6,7}|ms\\d\\d-\\d{3})\\b");
    private static final Pattern DISTRIBUTION = Pattern.compile(
            "^(ubuntu|debian|rhel|red hat|centos|oracle linux|rocky linux|almalinux|alma linux|fedora|suse|opensuse|amazon linux|photon os)"
                    + "\\b[^:]{0,80}:");
    private static final Pattern MENDED =
            Pattern.compile("\\b(?:upgrade|update|patch|patches|hotfix|fixed in|newer version)\\b");
    private static final Pattern SETTING = Pattern.compile(
            "\\b(?:disable|enable|enforce|configure|reconfigure|restrict|limit|set|turn off|remove|harden|filter|block|require|add)\\b");
    private static final Pattern SECRET = Pattern.compile(
            "\\b(?:default|weak|blank|empty|guessable)[a-z ]{0,20} (?:password|credential|community|account)");
    private static final Set<String> NO_PRODUCTS = Set.of(
            "a",
            "an",
            "the",
            "to",
            "latest",
            "affected",
            "relevant",
            "package",
            "packages",
            "software",
            "system",
            "it",
            "this",
            "version",
            "product",
            "appropriate",
            "current",
            "supported",
            "any");
    /// Tools that look at applications from outside, whose findings are the application's own.
    private static final Set<String> OF_APPLICATIONS = Set.of("zap", "burp", "nikto");

    /// What mends a weakness.
    ///
    /// @param weakness the tool and its own id, joined by a colon
    /// @param cves whether it is a published vulnerability
    /// @param unsupported whether it is that the maker no longer mends the software
    public static Remedy of(String weakness, Wording wording, boolean cves, boolean unsupported) {
        String title = plain(wording.title());
        String solution = plain(wording.solution());
        Optional<String> product = product(title, solution);
        String shown = wording.title().isBlank() ? weakness : wording.title().strip();
        if (unsupported) {
            return product.map(p -> new Remedy(
                            RemedyKind.REPLACE, "replace/" + p, "Replace " + p + ", which its maker no longer mends"))
                    .orElseGet(() -> new Remedy(RemedyKind.REPLACE, "replace/" + weakness, "Replace: " + shown));
        }
        if (SECRET.matcher(title).find()) {
            return worded(RemedyKind.CREDENTIAL, weakness, solution, shown);
        }
        if (title.contains("certificate")) {
            return worded(RemedyKind.CERTIFICATE, weakness, solution, shown);
        }
        if (OF_APPLICATIONS.contains(weakness.substring(0, Math.max(0, weakness.indexOf(':'))))) {
            return new Remedy(RemedyKind.CODE, "code/" + weakness, shown);
        }
        if (MENDED.matcher(solution).find()
                || (cves && !SETTING.matcher(solution).find())) {
            return product.map(p -> new Remedy(RemedyKind.PATCH, "patch/" + p, "Update " + p))
                    .orElseGet(() -> new Remedy(RemedyKind.PATCH, "patch/" + weakness, "Update: " + shown));
        }
        if (SETTING.matcher(solution).find()) {
            return worded(RemedyKind.CONFIGURE, weakness, solution, shown);
        }
        return new Remedy(RemedyKind.INVESTIGATE, "investigate/" + weakness, shown);
    }

    /// Where tools give the same instruction word for word, following it once mends all of it.
    private static Remedy worded(RemedyKind kind, String weakness, String solution, String shown) {
        boolean says = solution.length() > 20 && solution.length() < LONGEST && !solution.startsWith("n/a");
        return new Remedy(kind, kind.word() + "/" + (says ? solution : weakness), shown);
    }

    private static Optional<String> product(String title, String solution) {
        if (WINDOWS.matcher(title).find()) {
            return Optional.of("windows");
        }
        Matcher distribution = DISTRIBUTION.matcher(title);
        if (distribution.find()) {
            return Optional.of(distribution.group(1) + " packages");
        }
        return named(UPGRADE, solution).or(() -> named(TITLED, title));
    }

    private static Optional<String> named(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group(1).strip();
        boolean says = name.length() > 1 && !NO_PRODUCTS.contains(name.substring(name.lastIndexOf(' ') + 1));
        return says ? Optional.of(name) : Optional.empty();
    }

    private static String plain(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return start.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
