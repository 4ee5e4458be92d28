package concordat.intake.sheet;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import concordat.intake.report.MeteredInput;
import concordat.intake.sheet.SheetProblem.Kind;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/// One XML part of a workbook, pulled event by event within limits. Names are local: workbooks of either dialect differ
/// in namespaces alone. Document types and entities are refused.
final class XmlPart implements AutoCloseable {

    private static final long EVENT_BYTES = 4L << 20;
    private static final long PART_BYTES = 512L << 20;
    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 2_000;

    /// What was met.
    enum Event {
        START,
        END,
        TEXT,
        DONE
    }

    private final String part;
    private final MeteredInput in;
    private final XMLStreamReader2 xml;
    private final Set<String> names = new HashSet<>();
    private int depth;

    /// @param part its name in the archive
    /// @param in closed with this
    XmlPart(String part, InputStream in) throws IOException, Unsound {
        this.part = part;
        this.in = new MeteredInput(in, EVENT_BYTES);
        try {
            xml = (XMLStreamReader2) factory().createXMLStreamReader(this.in);
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    Event next() throws IOException, Unsound {
        while (true) {
            in.newPart();
            switch (pull()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    began();
                    return Event.START;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return Event.END;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    return Event.TEXT;
                }
                case XMLStreamConstants.DTD -> throw hostile("declares a document type");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw hostile("refers to an entity of its own");
                case XMLStreamConstants.END_DOCUMENT -> {
                    return Event.DONE;
                }
                default -> {}
            }
        }
    }

    private void began() throws Unsound {
        depth++;
        names.add(name());
        if (depth > DEEPEST || names.size() > MOST_NAMES) {
            throw hostile("holds elements no spreadsheet program writes");
        }
        if (in.bytes() > PART_BYTES) {
            throw Unsound.file(
                    Kind.TOO_LARGE,
                    part + " unpacks to more than " + (PART_BYTES >> 20) + " MB",
                    "delete what is not needed, or split the workbook");
        }
    }

    /// Aalto answers some nonsense with a bare exception of its own making, which is about the file and not about us.
    private int pull() throws IOException, Unsound {
        try {
            return xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException e) {
            throw damaged(e);
        } catch (UncheckedStreamException e) {
            if (e.getCause() instanceof XMLStreamException cause) {
                throw damaged(cause);
            }
            throw Unsound.damaged(part + " is damaged: " + plain(e.getMessage()));
        } catch (RuntimeException e) {
            throw Unsound.damaged(part + " is damaged: " + plain(e.getMessage()));
        }
    }

    /// @return how many elements stand open
    int depth() {
        return depth;
    }

    /// @return the element's name without its prefix
    String name() {
        return xml.getLocalName();
    }

    /// @return the value of the first attribute of that name, in whatever namespace
    Optional<String> attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /// Adds the text now current.
    ///
    /// @param longest characters that the whole may come to
    void text(StringBuilder into, int longest) throws IOException, Unsound {
        String text;
        try {
            text = xml.getText();
        } catch (UncheckedStreamException e) {
            if (e.getCause() instanceof XMLStreamException cause) {
                throw damaged(cause);
            }
            throw Unsound.damaged(part + " is damaged: " + plain(e.getMessage()));
        } catch (RuntimeException e) {
            throw Unsound.damaged(part + " is damaged: " + plain(e.getMessage()));
        }
        if (into.length() + text.length() > longest) {
            throw Unsound.file(
                    Kind.TOO_LARGE, "a text is longer than " + longest + " characters", "shorten it in " + part);
        }
        into.append(text);
    }

    private Unsound hostile(String what) {
        return Unsound.file(
                Kind.HOSTILE, part + " " + what, "no spreadsheet program writes that: ask where it came from");
    }

    private Unsound damaged(XMLStreamException e) throws IOException {
        Throwable cause = e.getNestedException() == null ? e.getCause() : e.getNestedException();
        if (cause instanceof MeteredInput.PartTooLarge) {
            return Unsound.file(
                    Kind.TOO_LARGE,
                    part + " holds a piece longer than " + (EVENT_BYTES >> 20) + " MB",
                    "delete what is not needed, or split the workbook");
        }
        if (cause instanceof IOException failed && !(cause instanceof CharConversionException)) {
            throw failed;
        }
        return Unsound.damaged(part + " is damaged: " + plain(e.getMessage()));
    }

    /// @return the first line of what a library said, without anything a terminal might obey
    static String plain(@Nullable String message) {
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        String clean = first.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 160 ? clean.substring(0, 160) + "…" : clean;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
