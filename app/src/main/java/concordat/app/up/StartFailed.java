package concordat.app.up;

/// Something could not be started; the message says what, where and what to do.
public final class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailed(String message) {
        super(message);
    }
}
