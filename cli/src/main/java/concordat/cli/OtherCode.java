package concordat.cli;

import concordat.api.ApiClient;
import concordat.api.view.CodeView;
import concordat.api.view.ReadingView;
import concordat.api.view.ReadingView.RequirementLine;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Table;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Another code that a standing is read as.
final class OtherCode {

    /// Stands for all of a code.
    private static final String WHOLE = "whole";

    private OtherCode() {}

    /// @param named the code's id, or the beginning of it; of several versions the last is meant that has the profile
    /// @throws CannotGoOn when the network knows none
    static String id(ApiClient api, String named, Optional<String> profile) throws IOException, InterruptedException {
        List<CodeView> codes =
                api.page(Address.of("codes").text(), CodeView.class).items();
        List<CodeView> meant = codes.stream().filter(c -> c.id().equals(named)).toList();
        if (meant.isEmpty()) {
            meant = codes.stream()
                    .filter(c -> c.id().startsWith(named) || c.id().contains("-" + named))
                    .toList();
        }
        if (meant.isEmpty()) {
            throw new CannotGoOn("the network knows no code " + named + "; it knows " + ids(codes)
                    + ". concordat crosswalk publish FILE makes another known");
        }
        return meant.stream()
                .filter(c -> profile.map(p -> p.equals(WHOLE) || profiles(c).contains(p))
                        .orElse(true))
                .map(CodeView::id)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> noProfile(codes, named, profile.orElse("")));
    }

    private static CannotGoOn noProfile(List<CodeView> codes, String named, String profile) {
        String there = codes.stream()
                .filter(c -> c.id().contains(named))
                .map(c -> c.id() + " has " + WHOLE
                        + profiles(c).stream().map(p -> ", " + p).collect(Collectors.joining()))
                .collect(Collectors.joining("; "));
        return new CannotGoOn("there is no profile " + profile + ": " + there);
    }

    private static String ids(List<CodeView> codes) {
        return codes.stream().map(CodeView::id).collect(Collectors.joining(", "));
    }

    private static List<String> profiles(CodeView code) {
        return code.profiles().stream().map(CodeView.CodeProfile::id).toList();
    }

    static void print(Console console, ReadingView view, boolean missing, Optional<String> profile) {
        console.say("Body " + view.body() + ", environment " + view.environment() + ", edition " + view.edition()
                + " read as " + view.title() + " (" + view.code() + "), at " + view.at()
                + view.until().map(i -> "; changes by itself at " + i).orElse(""));
        Table table = new Table("asked", "title", "held", "sure", "from", "over", "until", "lacking");
        for (RequirementLine line : view.requirements()) {
            boolean asked = profile.map(p -> p.equals(WHOLE) || line.levels().containsKey(p))
                    .orElse(true);
            boolean wanted =
                    missing ? !line.coverage().equals("met") : !line.coverage().equals("not-mapped");
            if (asked && wanted) {
                table.row(
                        line.id(),
                        line.title().equals(line.id()) ? "-" : line.title(),
                        held(line),
                        line.confidence() == 0 ? "-" : line.confidence() + " %",
                        line.by().isEmpty()
                                ? "-"
                                : line.by().stream()
                                        .map(ReadingView.HeldLine::control)
                                        .collect(Collectors.joining(", ")),
                        way(line),
                        line.until().map(i -> i.toString().substring(0, 10)).orElse("-"),
                        line.lacking().isEmpty()
                                ? "-"
                                : line.lacking().stream()
                                        .map(l -> l.control() + " (" + l.state() + ")")
                                        .collect(Collectors.joining(", ")));
            }
        }
        if (!table.isEmpty()) {
            table.print(console, "  ");
        }
        console.say("  " + Figures.count(view.requirements().size()) + " asked: " + view.met() + " held in full, "
                + view.partly() + " in part, " + view.missing() + " not held, " + view.notMapped()
                + " not mapped (nothing of ours is known to ask them)");
        for (ReadingView.ProfileLine line : view.profiles()) {
            console.say("  " + line.title() + ": " + line.reached() + " of " + line.asked()
                    + (line.reached() == line.asked() ? ", reached" : "")
                    + "; all that our code can say is " + line.reachable());
        }
    }

    private static String held(RequirementLine line) {
        boolean most = line.coverage().equals("partly") && line.atBest().equals("partly");
        return switch (line.coverage()) {
            case "met" -> "in full";
            case "partly" -> most ? "in part, all we ask" : "in part";
            case "missing" -> "no";
            default -> "not mapped";
        };
    }

    /// Codes on the way between ours and theirs; nothing when it was said directly.
    private static String way(RequirementLine line) {
        List<String> between = line.steps().stream()
                .limit(Math.max(0, line.steps().size() - 1L))
                .map(ReadingView.StepLine::to)
                .distinct()
                .toList();
        return between.isEmpty() ? "-" : String.join(", ", between);
    }
}
