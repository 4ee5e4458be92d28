package concordat.courier;

/// What came of carrying something.
public sealed interface Outcome {

    /// Whoever it was for has said that they have it.
    record Delivered() implements Outcome {}

    /// It did not work this time, and may another time.
    ///
    /// @param reason one line, without the receiver's address
    record Failed(String reason) implements Outcome {}

    /// It will never work.
    ///
    /// @param reason one line, without the receiver's address
    record Refused(String reason) implements Outcome {}

    /// @return one line of at most 300 characters
    static String line(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > 300 ? line.substring(0, 297) + "..." : line;
    }
}
