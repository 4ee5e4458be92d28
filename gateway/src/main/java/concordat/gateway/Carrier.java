package concordat.gateway;

/// Brings the bytes of a permitted request to its service and back.
interface Carrier {

    void start();

    /// Nothing more may pass, in either direction; what is queued for the client is dropped.
    void stop();

    /// The client's end is told that the stream was cut, as far as its protocol can say so.
    void cut();

    /// @return whether it may go on for ever
    boolean isEndless();

    /// The client's end is told that the gateway goes, as far as its protocol can say so.
    void leave();

    /// The service's end is let go of. May come at any time, and more than once.
    void abort();

    /// @param nanos as [Times#nanos()]
    void tick(long nanos);
}
