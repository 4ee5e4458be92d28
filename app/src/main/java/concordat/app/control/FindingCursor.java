package concordat.app.control;

import concordat.store.findings.FindingPage;
import concordat.web.http.Refusal;

/// Where a page of findings ends, over all of a body's environments.
///
/// @param total how many findings there were when the first page was asked for; later pages do not count again
record FindingCursor(String environment, FindingPage.Cursor at, int total) {

    String text() {
        return environment + "~" + at.key() + "~" + at.number() + "~" + total;
    }

    /// Where to go on in another environment: among equals, the environments come one after the other.
    FindingPage.Cursor within(String other) {
        int side = other.compareTo(environment);
        if (side == 0) {
            return at;
        }
        return new FindingPage.Cursor(at.key(), side < 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
    }

    static FindingCursor parse(String text) {
        String[] parts = text.split("~", -1);
        try {
            return new FindingCursor(
                    parts[0],
                    new FindingPage.Cursor(Long.parseLong(parts[1]), Long.parseLong(parts[2])),
                    Math.max(0, Integer.parseInt(parts[3])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.of(400, "That is no cursor of ours", text);
        }
    }
}
