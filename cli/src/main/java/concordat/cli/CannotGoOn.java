package concordat.cli;

/// A command cannot do what was asked; the message says what, where and what to do, on one line.
final class CannotGoOn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotGoOn(String message) {
        super(message);
    }
}
