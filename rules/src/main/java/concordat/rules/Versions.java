package concordat.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Versions as makers of operating systems write them: numbers, joined by whatever they like.
final class Versions {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private Versions() {}

    /// @return whether the one is the other or a later one; a number that is not there counts as 0
    static boolean atLeast(String one, String other) {
        List<BigInteger> left = numbers(one);
        List<BigInteger> right = numbers(other);
        for (int place = 0; place < Math.max(left.size(), right.size()); place++) {
            int order = at(left, place).compareTo(at(right, place));
            if (order != 0) {
                return order > 0;
            }
        }
        return true;
    }

    private static BigInteger at(List<BigInteger> numbers, int place) {
        return place < numbers.size() ? numbers.get(place) : BigInteger.ZERO;
    }

    private static List<BigInteger> numbers(String version) {
        List<BigInteger> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(version);
        while (matcher.find()) {
            numbers.add(new BigInteger(matcher.group()));
        }
        return numbers;
    }
}
