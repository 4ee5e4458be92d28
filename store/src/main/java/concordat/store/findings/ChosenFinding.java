package concordat.store.findings;

import concordat.catalogue.Severity;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A finding that somebody chose to do something about.
///
/// @param number as a page gives it
/// @param identity lower-case hex
/// @param asset tells assets of one environment apart
/// @param severity what its tools say
public record ChosenFinding(long number, String identity, int asset, Severity severity, boolean open) {

    static final String COLUMNS = "number, identity, asset, severity, open";

    /// @param select of [#COLUMNS]
    static List<ChosenFinding> all(PreparedStatement select) throws SQLException {
        List<ChosenFinding> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new ChosenFinding(
                        rows.getLong("number"),
                        HexFormat.of().formatHex(rows.getBytes("identity")),
                        rows.getInt("asset"),
                        Severity.ofLevel(rows.getInt("severity")),
                        rows.getBoolean("open")));
            }
        }
        return found;
    }
}
