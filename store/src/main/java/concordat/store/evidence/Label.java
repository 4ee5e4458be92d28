package concordat.store.evidence;

import java.nio.charset.StandardCharsets;

/// What whoever handed a document in said of it. Shown to people, and never trusted.
///
/// @param mediaType for example `application/pdf`
/// @param fileName without a folder; may be empty
public record Label(String mediaType, String fileName) {
    private static final int LONGEST = 255;

    /// @throws IllegalArgumentException when either is too long or holds what does not print
    public Label {
        if (!mediaType.matches("[A-Za-z0-9!#$&^_.+-]{1,80}/[A-Za-z0-9!#$&^_.+-]{1,80}")) {
            throw new IllegalArgumentException("[" + mediaType + "] is no media type such as application/pdf");
        }
        if (fileName.length() > LONGEST
                || fileName.chars().anyMatch(c -> Character.isISOControl(c) || c == '/' || c == '\\')) {
            throw new IllegalArgumentException(
                    "[" + fileName + "] is no file name of at most " + LONGEST + " characters without folders");
        }
    }

    byte[] bytes() {
        return (mediaType + "\n" + fileName).getBytes(StandardCharsets.UTF_8);
    }

    static Label of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        return new Label(text.substring(0, end), text.substring(end + 1));
    }
}
