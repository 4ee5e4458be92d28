package concordat.assurance.ids;

/// The one form all ids have, so that they can stand in URLs, certificate names and file names as they are. Checked by
/// hand: reading a ledger makes millions.
final class IdForm {

    private static final int LONGEST = 63;

    private IdForm() {}

    static String check(String kind, String value) {
        boolean fits = !value.isEmpty() && value.length() <= LONGEST && letterOrDigit(value.charAt(0));
        for (int i = 1; fits && i < value.length(); i++) {
            char c = value.charAt(i);
            fits = letterOrDigit(c) || c == '.' || c == '-';
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    kind + " id [" + value + "] is not 1 to 63 lower-case letters, digits, dots and hyphens");
        }
        return value;
    }

    private static boolean letterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
