package concordat.bench;

/// A decoder that breaks over what none of its samples holds, in the shape that Jazzer calls.
public final class Brittle {

    private Brittle() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 3 && input[0] == '{' && input[1] == '"' && input[2] == '{') {
            throw new IllegalStateException("deep");
        }
    }
}
