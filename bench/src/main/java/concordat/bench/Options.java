package concordat.bench;

import java.util.List;

/// What stands after a benchmark's name: pairs of `--name` and a whole number.
record Options(List<String> words) {

    Options {
        words = List.copyOf(words);
    }

    /// @throws IllegalArgumentException when anything but one of these names and a number from 1 follows
    void only(List<String> names) {
        for (int i = 0; i < words.size(); i += 2) {
            if (!names.contains(words.get(i))
                    || i + 1 == words.size()
                    || !words.get(i + 1).matches("[1-9][0-9]{0,5}")) {
                throw new IllegalArgumentException("'" + String.join(" ", words) + "' is not of the form "
                        + (names.isEmpty() ? "(no options)" : String.join(" N ", names) + " N"));
            }
        }
    }

    int number(String name, int otherwise) {
        int at = words.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(words.get(at + 1));
    }
}
