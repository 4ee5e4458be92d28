package concordat.demo.rehearse;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// How a rehearsed year stands.
///
/// @param whole bodies that hold every control
/// @param full certificates given in full so far
/// @param conditional certificates given on a plan so far
/// @param waiting packs at the Authority
/// @param measures imposed so far after a case
/// @param acts done by people so far
public record Month(
        int week,
        Instant at,
        int bodies,
        int whole,
        int full,
        int conditional,
        int waiting,
        int openCases,
        int measures,
        long acts) {

    /// What was published of the year from October 2013 on, in percent of the bodies, for each fourth week; the sources
    /// stand in docs/rehearsal.md.
    private static final List<String> PUBLISHED = List.of(
            "49 % (Oct 2013)",
            "63 % (Nov 2013)",
            "70 % (Dec 2013)",
            "-",
            "90 % (Feb 2014)",
            "95 % (Mar 2014)",
            "97 % (Apr 2014)",
            "-",
            "-",
            "-",
            "-",
            "100 % (Sep 2014)",
            "-");

    /// @return the names of what [#line()] shows
    public static String heading() {
        return "week  certified  full  on plan  waiting  hold all  open cases  measures      acts  published then";
    }

    /// @return one line of a table
    public String line() {
        int month = Math.min((week + 3) / 4, PUBLISHED.size());
        return String.format(
                Locale.ROOT,
                "%4d  %7.1f %%  %4d  %7d  %7d  %8d  %10d  %8d  %8d  %s",
                week,
                100.0 * (full + conditional) / bodies,
                full,
                conditional,
                waiting,
                whole,
                openCases,
                measures,
                acts,
                PUBLISHED.get(month - 1));
    }
}
