package concordat.gateway;

/// What carries the bytes of a stream, and can be cut in two steps.
interface Flow {

    /// First step, at once for every stream that is cut: nothing more is forwarded, what is queued is dropped.
    void stop();

    /// Second step, stream after stream: tells both ends. The stream is no longer registered.
    void close();

    /// The gateway goes: what has no end of its own is ended, all else is left to come to its own.
    void drain();

    /// Ends what waits for too long.
    ///
    /// @param nanos as [Times#nanos()]
    void tick(long nanos);
}
