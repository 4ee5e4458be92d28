package concordat.signals.event;

/// What came of reading a security event token.
public sealed interface EventReading {

    /// Its signature is good, it is meant for us, and it says this.
    record Read(SecurityEvent event) implements EventReading {}

    /// It is not to be believed, or cannot be read.
    ///
    /// @param description one line for whoever sent it; says nothing that they do not know
    record Refused(EventFault fault, String description) implements EventReading {}
}
