package concordat.intake.edition;

import concordat.intake.Problem;
import concordat.intake.yaml.Problems;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Tells what is wrong with an expression where it stands in the file.
final class Expressions {

    private Expressions() {}

    /// Points into the expression where the file holds it as one line; else at its start.
    static void report(Problems problems, Node node, int line, int column, String text) {
        Optional<Mark> start = node.getStartMark();
        if (start.isPresent() && node instanceof ScalarNode scalar && line == 1 && oneLine(scalar, column - 1)) {
            int quote = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
            problems.add(new Problem(
                    start.get().getLine() + 1,
                    start.get().getColumn() + quote + Math.max(1, column),
                    "in the expression: " + text));
        } else {
            problems.add(node, "in the expression, line " + line + ", column " + column + ": " + text);
        }
    }

    /// Whether the file holds the expression up to there letter for letter, without escapes or folding.
    private static boolean oneLine(ScalarNode scalar, int upTo) {
        boolean sameLine = scalar.getStartMark()
                .map(Mark::getLine)
                .equals(scalar.getEndMark().map(Mark::getLine));
        String before = scalar.getValue()
                .substring(0, Math.clamp(upTo, 0, scalar.getValue().length()));
        return switch (scalar.getScalarStyle()) {
            case PLAIN -> sameLine;
            case SINGLE_QUOTED -> sameLine && before.indexOf('\'') < 0;
            case DOUBLE_QUOTED -> sameLine && before.indexOf('"') < 0 && before.indexOf('\\') < 0;
            default -> false;
        };
    }
}
