package concordat.feed;

/// What came of bytes that should be a frame that may be taken.
sealed interface Reading {

    record Taken(Frame frame) implements Reading {}

    record Refused(Trouble.Kind why, String detail) implements Reading {}
}
