package concordat.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// A small document as text.
public sealed interface DocumentText {

    /// @param text without a byte order mark
    record Text(String text) implements DocumentText {}

    /// The document cannot be taken as text.
    record Bad(Problem problem) implements DocumentText {}

    /// Reads UTF-8 to its end, within a limit; does not close the stream.
    ///
    /// @param largest in bytes
    /// @throws IOException when the stream cannot be read; a bad document is no exception
    static DocumentText read(InputStream in, int largest) throws IOException {
        byte[] bytes = in.readNBytes(largest + 1);
        if (bytes.length > largest) {
            return new Bad(new Problem(0, 0, "larger than " + largest + " bytes"));
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (result.isError()) {
            return new Bad(after(text));
        }
        boolean marked = text.hasRemaining() && text.charAt(0) == '\uFEFF';
        return new Text(text.subSequence(marked ? 1 : 0, text.length()).toString());
    }

    private static Problem after(CharBuffer sound) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < sound.length(); i++) {
            if (sound.charAt(i) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Problem(line, column, "not UTF-8 text");
    }
}
