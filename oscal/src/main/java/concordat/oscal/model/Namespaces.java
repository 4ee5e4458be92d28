package concordat.oscal.model;

/// The format's own names.
public final class Namespaces {

    /// Whose names properties and parts have that do not say.
    public static final String NAMES = "http://csrc.nist.gov/ns/oscal";

    /// Of its elements in XML.
    public static final String ELEMENTS = "http://csrc.nist.gov/ns/oscal/1.0";

    private Namespaces() {}
}
