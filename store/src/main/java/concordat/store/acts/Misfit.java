package concordat.store.acts;

/// JSON that does not fit a shape; gathers the path to the field on its way out.
final class Misfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;

    Misfit(String path, String problem) {
        super(problem, null, false, false);
        this.path = path;
        this.problem = problem;
    }

    Misfit(String problem) {
        this("", problem);
    }

    /// @param outer a field's name, or a place in brackets
    Misfit under(String outer) {
        String joint = path.isEmpty() || path.startsWith("[") ? "" : ".";
        return new Misfit(outer + joint + path, problem);
    }

    String path() {
        return path;
    }

    String problem() {
        return problem;
    }
}
