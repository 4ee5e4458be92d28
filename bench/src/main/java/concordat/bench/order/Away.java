package concordat.bench.order;

/// Nothing from the control plane could reach a gateway.
///
/// @param from when it was cut off for certain, [System#nanoTime()]
/// @param until when something might reach it again, likewise
public record Away(String gateway, long from, long until) {}
