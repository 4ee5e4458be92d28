package concordat.cli.terminal;

import java.util.Locale;

/// Shows how far something is, on standard error: in place for a person who watches, else a line each tenth.
public final class Progress {

    private final Console console;
    private final String done;
    private final long whole;
    private int shown = -1;

    /// @param done what has been done with the bytes, for example `sent`
    /// @param whole bytes, more than 0
    public Progress(Console console, String done, long whole) {
        this.console = console;
        this.done = done;
        this.whole = whole;
    }

    /// @param bytes how many so far
    public synchronized void at(long bytes) {
        int percent = (int) (100 * Math.min(bytes, whole) / whole);
        int step = console.interactive() ? 1 : 10;
        if (percent / step == shown / step && shown >= 0) {
            return;
        }
        shown = percent;
        String line = String.format(
                Locale.ROOT, "  %s %s of %s (%d %%)", done, Figures.bytes(bytes), Figures.bytes(whole), percent);
        if (console.interactive()) {
            console.err().print("\r" + line + " ".repeat(12));
            console.err().flush();
        } else {
            console.warn(line);
        }
    }

    /// Leaves the line.
    public synchronized void end() {
        if (console.interactive() && shown >= 0) {
            console.err().println();
        }
    }
}
