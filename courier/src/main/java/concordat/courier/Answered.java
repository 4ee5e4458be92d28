package concordat.courier;

/// What came of asking.
public sealed interface Answered {

    /// @param body as UTF-8
    record Answer(int status, String body) implements Answered {}

    /// There was no answer that could be read.
    ///
    /// @param reason one line, without the address
    record None(String reason) implements Answered {}
}
