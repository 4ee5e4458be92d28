package concordat.intake.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Guesses which word was meant.
final class Spelling {

    private static final int LONGEST = 60;

    private Spelling() {}

    /// @return what to add to a message about an unknown word
    static String hint(String word, Collection<String> known) {
        return nearest(word, known)
                .map(meant -> "; did you mean " + meant + "?")
                .orElseGet(() -> known.size() <= 12 && !known.isEmpty()
                        ? "; known are "
                                + String.join(", ", known.stream().sorted().toList())
                        : "");
    }

    private static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int most = Math.max(1, word.length() / 3);
        return known.stream()
                .map(k -> Map.entry(k, distance(lower, k.toLowerCase(Locale.ROOT))))
                .filter(e -> e.getValue() <= most)
                .min(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .map(Map.Entry::getKey);
    }

    /// Edits between two words, two neighbours changing places counting as one.
    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int changed = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(changed, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
                }
            }
        }
        return edits[a.length()][b.length()];
    }
}
