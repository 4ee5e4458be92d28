package concordat.oscal;

import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import java.nio.charset.StandardCharsets;

/// Small documents for tests.
public final class Samples {

    private Samples() {}

    /// @param json with single quotes in place of double ones; the metadata may be left to `METADATA`
    public static OscalDocument document(String json) {
        String text = json.replace("METADATA", metadata()).replace('\'', '"');
        return switch (OscalReader.read(text.getBytes(StandardCharsets.UTF_8), "sample")) {
            case OscalReading.Read read -> read.document();
            case OscalReading.Rejected rejected -> throw new AssertionError(rejected.problems() + text);
        };
    }

    private static String metadata() {
        return "'metadata':{'title':'T','last-modified':'2026-01-01T00:00:00Z','version':'1','oscal-version':'1.1.2'}";
    }

    /// @param number from 0 to 999
    public static String uuid(int number) {
        return String.format("00000000-0000-4000-8000-%012d", number);
    }

    /// A catalogue of the given groups and controls, as JSON with single quotes.
    public static OscalDocument catalogue(int number, String rest) {
        return document("{'catalog':{'uuid':'" + uuid(number) + "',METADATA," + rest + "}}");
    }

    /// A profile with the given imports, merge and so on, as JSON with single quotes.
    public static OscalDocument profile(int number, String rest) {
        return document("{'profile':{'uuid':'" + uuid(number) + "',METADATA," + rest + "}}");
    }
}
