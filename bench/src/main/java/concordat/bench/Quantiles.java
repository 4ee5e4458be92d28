package concordat.bench;

/// What measured durations came to, in milliseconds.
record Quantiles(long count, double p50, double p99, double p999, double max) {}
