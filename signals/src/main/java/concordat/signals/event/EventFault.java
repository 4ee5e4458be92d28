package concordat.signals.event;

/// Why an event is not taken, in the codes that are sent back (RFC 8935, section 2.4).
public enum EventFault {
    /// It is no security event, or not one that can be read.
    INVALID_REQUEST("invalid_request"),
    /// No key that was registered signed it.
    INVALID_KEY("invalid_key"),
    /// It is said by another than whom the stream was registered for.
    INVALID_ISSUER("invalid_issuer"),
    /// It is said to another.
    INVALID_AUDIENCE("invalid_audience");

    private final String code;

    EventFault(String code) {
        this.code = code;
    }

    /// @return as it is sent
    public String code() {
        return code;
    }
}
