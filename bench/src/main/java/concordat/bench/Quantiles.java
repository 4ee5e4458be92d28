package concordat.bench;

/// What measured durations came to, in milliseconds; told from process to process as one line.
record Quantiles(long count, double p50, double p99, double p999, double max) {

    private static final int NUMBERS = 5;

    String line() {
        return count + " " + p50 + " " + p99 + " " + p999 + " " + max;
    }

    /// @throws IllegalArgumentException when it is no such line
    static Quantiles parse(String line) {
        String[] words = line.split(" ");
        if (words.length != NUMBERS) {
            throw new IllegalArgumentException("[" + line + "] is not " + NUMBERS + " numbers");
        }
        return new Quantiles(
                Long.parseLong(words[0]),
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4]));
    }
}
