package concordat.oscal.read;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/// Steps through an XML document, within limits. Document types and entities other than the five of XML itself are
/// refused; comments and processing instructions are stepped over.
final class XmlCursor {

    private static final int MOST_ATTRIBUTES = 64;

    private final XMLStreamReader2 xml;
    private int depth;
    private int events;

    private XmlCursor(XMLStreamReader2 xml) {
        this.xml = xml;
    }

    static XmlCursor of(byte[] bytes) throws Malformed {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            return new XmlCursor((XMLStreamReader2) factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException e) {
            throw unsound(e, null);
        } catch (RuntimeException e) {
            throw Malformed.at(1, 1, "not well-formed XML: " + Plain.of(e.getMessage()), "");
        }
    }

    /// What the cursor may stand on.
    enum Step {
        START,
        END,
        CHARACTERS,
        DONE
    }

    /// @return what comes next
    Step next() throws Malformed {
        while (true) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > Limits.DEEPEST) {
                        throw here("nested more than " + Limits.DEEPEST + " deep");
                    }
                    if (xml.getAttributeCount() > MOST_ATTRIBUTES) {
                        throw here("more than " + MOST_ATTRIBUTES + " attributes");
                    }
                    return Step.START;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return Step.END;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    return Step.CHARACTERS;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return Step.DONE;
                }
                case XMLStreamConstants.DTD -> throw here("declares a document type; write the document without");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw here("refers to an entity of its own; write its text out");
                default -> {}
            }
        }
    }

    /// Aalto answers some nonsense with a bare exception of its own making, which is about the file and not about us.
    private int event() throws Malformed {
        if (++events > Limits.MOST_VALUES * 4) {
            throw here("more than " + Limits.MOST_VALUES + " elements and texts");
        }
        try {
            return xml.next();
        } catch (XMLStreamException e) {
            throw unsound(e, xml.getLocation());
        } catch (UncheckedStreamException e) {
            throw e.getCause() instanceof XMLStreamException cause
                    ? unsound(cause, xml.getLocation())
                    : here("not well-formed XML: " + Plain.of(e.getMessage()));
        } catch (RuntimeException e) {
            throw here("not well-formed XML: " + Plain.of(e.getMessage()));
        }
    }

    private static Malformed unsound(XMLStreamException e, @org.jspecify.annotations.Nullable Location otherwise) {
        Location place = e.getLocation() == null || e.getLocation().getLineNumber() < 1 ? otherwise : e.getLocation();
        return Malformed.at(
                place == null ? 1 : place.getLineNumber(),
                place == null ? 1 : place.getColumnNumber(),
                "not well-formed XML: " + Plain.of(e.getMessage()),
                "");
    }

    Malformed here(String text) {
        return Malformed.at(line(), column(), text, "");
    }

    int line() {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    int column() {
        return Math.max(0, xml.getLocation().getColumnNumber());
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    int attributes() {
        return xml.getAttributeCount();
    }

    String attributeName(int index) {
        return xml.getAttributeLocalName(index);
    }

    String attributeNamespace(int index) {
        String uri = xml.getAttributeNamespace(index);
        return uri == null ? "" : uri;
    }

    /// Its text may be read only now, and Aalto decodes it lazily.
    String attribute(int index) throws Malformed {
        try {
            return xml.getAttributeValue(index);
        } catch (RuntimeException e) {
            throw here("not well-formed XML: " + Plain.of(e.getMessage()));
        }
    }

    /// @return the attribute's text; empty where there is none
    String attribute(String name) throws Malformed {
        for (int i = 0; i < attributes(); i++) {
            if (attributeNamespace(i).isEmpty() && attributeName(i).equals(name)) {
                return attribute(i);
            }
        }
        return "";
    }

    String text() throws Malformed {
        try {
            return xml.getText();
        } catch (UncheckedStreamException e) {
            throw e.getCause() instanceof XMLStreamException cause
                    ? unsound(cause, xml.getLocation())
                    : here("not well-formed XML: " + Plain.of(e.getMessage()));
        } catch (RuntimeException e) {
            throw here("not well-formed XML: " + Plain.of(e.getMessage()));
        }
    }
}
