package concordat.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What all rules have in common: bounded expressions of CEL that answer true or false.
final class Expressions {

    private static final int LONGEST = 4_000;
    private static final String VERSION_FUNCTION = "versionAtLeast";
    private static final String VERSION_OVERLOAD = "version_at_least_string_string";

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(10_000)
            .build();

    private Expressions() {}

    /// What an expression may name.
    static final class Names {
        private final Map<String, CelType> types = new TreeMap<>();

        void add(String name, CelType type) {
            types.put(name, type);
        }
    }

    sealed interface Outcome {}

    /// @param names of everything that it refers to
    record Compiled(Set<String> names, CelRuntime.Program program) implements Outcome {}

    record Refused(List<ExpressionProblem> problems) implements Outcome {}

    static CelRuntime runtime() {
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(
                        CelFunctionBinding.from(VERSION_OVERLOAD, String.class, String.class, Versions::atLeast))
                .build();
    }

    static CelCompiler compiler(Names names) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                        VERSION_FUNCTION,
                        CelOverloadDecl.newGlobalOverload(
                                VERSION_OVERLOAD, SimpleType.BOOL, SimpleType.STRING, SimpleType.STRING)))
                .setResultType(SimpleType.BOOL);
        names.types.forEach(builder::addVar);
        return builder.build();
    }

    /// @param label what messages call it
    static Outcome compile(CelCompiler compiler, CelRuntime runtime, String expression, String label) {
        CelValidationResult checked = compiler.compile(expression, label);
        if (checked.hasError()) {
            return new Refused(
                    checked.getErrors().stream().map(Expressions::problem).toList());
        }
        try {
            CelAbstractSyntaxTree tree = checked.getAst();
            Set<String> names = tree.getReferenceMap().values().stream()
                    .map(CelReference::name)
                    .collect(Collectors.toUnmodifiableSet());
            return new Compiled(names, runtime.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException e) {
            return new Refused(List.of(new ExpressionProblem(1, 1, said(e))));
        }
    }

    private static ExpressionProblem problem(CelIssue issue) {
        return new ExpressionProblem(
                issue.getSourceLocation().getLine(), issue.getSourceLocation().getColumn() + 1, issue.getMessage());
    }

    static String said(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
