package concordat.app.control;

import concordat.web.http.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Where a page ends that goes through environments one after the other.
///
/// @param numbers those of the last line; none at an environment's beginning
record NumberCursor(String environment, List<Long> numbers) {

    NumberCursor {
        numbers = List.copyOf(numbers);
    }

    String text() {
        return environment + numbers.stream().map(n -> "~" + n).collect(Collectors.joining());
    }

    /// @param count how many numbers the list's lines go by
    static NumberCursor parse(String text, int count) {
        String[] parts = text.split("~", -1);
        try {
            List<Long> numbers =
                    Arrays.stream(parts).skip(1).map(Long::parseLong).toList();
            if (numbers.isEmpty() || numbers.size() == count) {
                return new NumberCursor(parts[0], numbers);
            }
        } catch (NumberFormatException e) {
            // told below, as is a wrong count
        }
        throw Refusal.of(400, "That is no cursor of ours", text);
    }
}
