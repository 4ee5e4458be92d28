package concordat.web.read;

import java.util.ResourceBundle;

/// Texts by stable number.
public final class Messages {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("concordat.web.messages");

    private Messages() {}

    /// @return the text, or the number itself when a text is missing, which a test rules out
    public static String of(int number) {
        String key = String.valueOf(number);
        return TEXTS.containsKey(key) ? TEXTS.getString(key) : key;
    }
}
