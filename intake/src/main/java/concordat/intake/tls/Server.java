package concordat.intake.tls;

import concordat.intake.report.ReportedItem;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a report says of one port of one server.
final class Server {

    private static final int SHORTEST_RSA = 2_048;
    private static final int SHORTEST_CURVE = 224;
    private static final int LONGEST_EVIDENCE = 4_000;
    private static final Set<Check> CIPHERS = EnumSet.range(Check.CIPHER_NULL, Check.SMALL_GROUP);

    /// The versions of the protocol, none of which may be left out before a cipher suite is said to be gone. TLS 1.3
    /// has no bad ones.
    private static final Set<String> EVERY = Set.of("ssl2", "ssl3", "tls10", "tls11", "tls12");
    private static final Pattern ANONYMOUS = Pattern.compile("(^|[-_])(anon|ADH|AECDH)([-_]|$)");
    private static final Pattern EXPORT = Pattern.compile("(^|[-_])(EXP|EXPORT|EXPORT1024)([-_0-9]|$)");
    private static final Pattern SINGLE_DES = Pattern.compile("(^|[-_])(DES[-_]CBC[-_]|DES40|DES_64|RC2)");

    private static final Pattern CURVE = Pattern.compile("curve|^_?EC|^_?ED", Pattern.CASE_INSENSITIVE);

    private final Map<Check, String> wrong = new EnumMap<>(Check.class);
    private final Set<Check> looked = EnumSet.noneOf(Check.class);
    private final Set<String> versions = new HashSet<>();

    /// That something was looked at.
    ///
    /// @param evidence what shows that it is wrong, when it is
    void says(Check check, boolean isWrong, String evidence) {
        looked.add(check);
        if (isWrong) {
            wrong(check, evidence);
        }
    }

    private void wrong(Check check, String evidence) {
        wrong.merge(
                check,
                evidence,
                (first, more) ->
                        first.length() > LONGEST_EVIDENCE || first.contains(more) ? first : first + ", " + more);
    }

    /// That a version of the protocol was tried.
    ///
    /// @param name in any of the tools' spellings: `TLSv1.0`, `tlsv1_1`, `ssl_2_0`
    void protocol(String name, boolean spoken) {
        String version =
                switch (name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]", "")
                        .replace("v", "")) {
                    case "ssl2", "ssl20" -> "ssl2";
                    case "ssl3", "ssl30" -> "ssl3";
                    case "tls1", "tls10" -> "tls10";
                    case "tls11" -> "tls11";
                    case "tls12" -> "tls12";
                    default -> "";
                };
        versions.add(version);
        if (versions.containsAll(EVERY)) {
            looked.addAll(CIPHERS);
        }
        switch (version) {
            case "ssl2" -> says(Check.SSL_2, spoken, name);
            case "ssl3" -> says(Check.SSL_3, spoken, name);
            case "tls10" -> says(Check.TLS_1_0, spoken, name);
            case "tls11" -> says(Check.TLS_1_1, spoken, name);
            default -> {}
        }
    }

    /// A cipher suite that the server takes.
    ///
    /// @param name as OpenSSL or as the standards write it
    /// @param word the tool's own for its strength; may be empty
    /// @param group how many bits its finite Diffie-Hellman group has; 0 when it uses none
    void cipher(String protocol, String name, String word, int group) {
        String shown = protocol + " " + name;
        Set<Check> bad = EnumSet.noneOf(Check.class);
        String upper = name.toUpperCase(Locale.ROOT);
        add(bad, Check.CIPHER_NULL, upper.contains("NULL") || word.equals("null"));
        add(bad, Check.CIPHER_ANONYMOUS, ANONYMOUS.matcher(name).find() || word.equals("anonymous"));
        add(bad, Check.CIPHER_EXPORT, EXPORT.matcher(upper).find());
        add(bad, Check.CIPHER_RC4, upper.contains("RC4"));
        boolean triple = upper.contains("3DES") || upper.contains("DES-CBC3") || upper.contains("DES_192_EDE3");
        add(bad, Check.CIPHER_3DES, triple);
        add(bad, Check.CIPHER_DES, !triple && SINGLE_DES.matcher(upper).find());
        add(bad, Check.CIPHER_MD5, upper.endsWith("MD5"));
        add(bad, Check.CIPHER_WEAK, bad.isEmpty() && (word.equals("weak") || word.equals("medium")));
        add(bad, Check.SMALL_GROUP, group > 0 && group < SHORTEST_RSA);
        bad.forEach(check -> wrong(check, shown));
    }

    private static void add(Set<Check> bad, Check check, boolean is) {
        if (is) {
            bad.add(check);
        }
    }

    /// The server's certificate, or one between it and the root.
    void certificate(String signature, String algorithm, int bits) {
        String hash = signature.toLowerCase(Locale.ROOT).replace("-", "");
        says(
                Check.CERTIFICATE_SIGNATURE,
                hash.startsWith("md5") || hash.startsWith("sha1") || hash.contains("withsha1"),
                signature);
        boolean curve = CURVE.matcher(algorithm).find();
        says(Check.CERTIFICATE_KEY, bits > 0 && bits < (curve ? SHORTEST_CURVE : SHORTEST_RSA), algorithm + " " + bits);
    }

    /// @return what was looked at
    Set<Check> looked() {
        return looked;
    }

    /// @return what is wrong, on no asset yet
    List<ReportedItem.Draft> items(String tool, boolean texts) {
        return wrong.entrySet().stream()
                .map(entry -> {
                    Check check = entry.getKey();
                    ReportedItem.Draft item = ReportedItem.of(tool, check.id, check.severity)
                            .title(check.title)
                            .family("TLS")
                            .cves(check.cve);
                    return texts ? item.texts(ReportedItem.Texts.of("", "", "", entry.getValue())) : item;
                })
                .toList();
    }
}
