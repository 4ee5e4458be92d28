package concordat.bench.order;

/// A request was answered: permitted, or refused because access is closed. Other answers say nothing of a state.
///
/// @param gateway that answered
/// @param run of the gateway's process; it may have forgotten between two of them what it had not acknowledged
/// @param began when the request was sent, [System#nanoTime()]
/// @param ended when the answer had come, likewise
public record Read(String gateway, int run, long began, long ended, boolean open) {

    public Read {
        if (ended < began) {
            throw new IllegalArgumentException("answered at " + ended + ", asked only at " + began);
        }
    }
}
