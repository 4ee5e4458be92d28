package concordat.cli.terminal;

/// A command cannot do what was asked; the message says what, where and what to do, on one line.
public final class CannotGoOn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotGoOn(String message) {
        super(message);
    }
}
