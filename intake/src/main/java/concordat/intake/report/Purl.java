package concordat.intake.report;

/// Names of packages as most tools write them: `pkg:type/namespace/name@version?qualifiers#path`.
public final class Purl {

    private Purl() {}

    /// @return what stays when the package is updated: all before the version; the text itself when it is no such name
    public static String withoutVersion(String purl) {
        int end = purl.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = purl.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        String plain = purl.startsWith("pkg:") ? purl.substring(0, end) : purl;
        int version = plain.lastIndexOf('@');
        return plain.startsWith("pkg:") && version > plain.lastIndexOf('/') ? plain.substring(0, version) : plain;
    }
}
