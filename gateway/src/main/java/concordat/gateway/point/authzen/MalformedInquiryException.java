package concordat.gateway.point.authzen;

/// A request that the protocol does not allow; the message says what is wrong with it.
public final class MalformedInquiryException extends Exception {

    private static final long serialVersionUID = 1;

    public MalformedInquiryException(String message) {
        super(message);
    }
}
