package concordat.rules;

/// Why an expression cannot be used.
///
/// @param line of the expression, from 1
/// @param column from 1
public record ExpressionProblem(int line, int column, String text) {}
