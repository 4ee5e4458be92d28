package concordat.assurance.ids;

import java.util.regex.Pattern;

/// The one form all ids have, so that they can stand in URLs, certificate names and file names as they are.
final class IdForm {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

    private IdForm() {}

    static String check(String kind, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    kind + " id [" + value + "] is not 1 to 63 lower-case letters, digits, dots and hyphens");
        }
        return value;
    }
}
