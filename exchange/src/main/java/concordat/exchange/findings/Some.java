package concordat.exchange.findings;

import java.io.IOException;
import java.util.function.Predicate;

/// Whether there is some finding of a kind, for lists that a format will not have empty.
final class Some {

    private Some() {}

    static boolean of(FindingSource findings, Predicate<ExportedFinding> kind) throws IOException {
        boolean[] some = {false};
        findings.each(f -> some[0] |= kind.test(f));
        return some[0];
    }
}
