package concordat.intake.edition;

import concordat.catalogue.ExploitedWindow;
import concordat.catalogue.FixWindow;
import concordat.catalogue.FixWindowPreset;
import concordat.catalogue.Severity;
import concordat.intake.yaml.Mapping;
import concordat.intake.yaml.Problems;
import concordat.intake.yaml.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads by when findings are to be mended: an edition's own windows, or a scheme's by name with what is otherwise
/// here.
final class FixWindowParser {

    private final Problems problems;

    FixWindowParser(Problems problems) {
        this.problems = problems;
    }

    /// @return the windows, a scheme's written out; empty when the file sets none
    List<FixWindow> windows(Mapping top) {
        Optional<Node> preset = top.find("fixWindows").filter(MappingNode.class::isInstance);
        if (preset.isEmpty()) {
            return each(top.items("fixWindows"));
        }
        return Mapping.of(preset.get(), "fixWindows", List.of("preset", "except"), problems)
                .map(named -> {
                    Optional<FixWindowPreset> scheme = named.word("preset", FixWindowPreset.class);
                    List<FixWindow> own = each(named.items("except"));
                    return scheme.map(s -> s.windows(own)).orElse(List.of());
                })
                .orElse(List.of());
    }

    private List<FixWindow> each(List<Node> items) {
        Set<String> seen = new HashSet<>();
        List<FixWindow> windows = new ArrayList<>();
        for (Node item : items) {
            Mapping.of(item, "a fix window", List.of("severity", "internetFacing", "otherwise"), problems)
                    .flatMap(window -> window(window, seen))
                    .ifPresent(windows::add);
        }
        return windows;
    }

    private Optional<FixWindow> window(Mapping window, Set<String> seen) {
        Optional<Severity> severity = window.word("severity", Severity.class);
        Optional<Duration> facing = window.duration("internetFacing");
        Optional<Duration> otherwise = window.duration("otherwise");
        severity.ifPresent(s -> problems.once(seen, window.at("severity"), "the fix window for", Words.of(s)));
        return severity.isEmpty() || facing.isEmpty() || otherwise.isEmpty()
                ? Optional.empty()
                : problems.made(window.place(), () -> new FixWindow(severity.get(), facing.get(), otherwise.get()));
    }

    /// @return the window for what is known to be exploited; empty when the file makes no difference of it
    Optional<ExploitedWindow> exploited(Mapping top) {
        return top.find("knownExploited")
                .flatMap(node -> Mapping.of(node, "knownExploited", List.of("internetFacing", "otherwise"), problems))
                .flatMap(window -> {
                    Optional<Duration> facing = window.duration("internetFacing");
                    Optional<Duration> otherwise = window.duration("otherwise");
                    return facing.isEmpty() || otherwise.isEmpty()
                            ? Optional.empty()
                            : problems.made(window.place(), () -> new ExploitedWindow(facing.get(), otherwise.get()));
                });
    }
}
