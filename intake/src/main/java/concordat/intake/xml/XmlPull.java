package concordat.intake.xml;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import concordat.intake.report.ByteOrderMark;
import concordat.intake.report.MeteredInput;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.Unfit;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/// An XML document pulled event by event.
///
/// Document types and entities other than the five of XML itself are refused, not skipped, unless a format says that
/// its tools write the former; even then nothing that a document type declares is believed, nor fetched.
/// Bounds: 16 MB for one tag or one stretch of text, 64 levels, 64 attributes to a tag, 4,096 different names.
public final class XmlPull {

    /// What comes next.
    public enum Event {
        START,
        END,
        /// One stretch of text, of which there can be several between two tags.
        TEXT,
        /// The document's end.
        OVER
    }

    /// Reads a whole document.
    @FunctionalInterface
    public interface Body {
        /// Pulls until [Event#OVER].
        ///
        /// @throws Unfit when the document is no such report
        ReportSummary read(XmlPull xml);
    }

    /// What stands before the declaration, which XML wants to be the first thing of all. Scripts that hand a report on
    /// leave blank lines there, and those who keep it a note.
    private static final Pattern AHEAD =
            Pattern.compile("\\A(?:\u00ef\u00bb\u00bf)?(?>\\s++|<!--(?s:.*?)-->)++(?=<\\?xml\\s)");

    private static final int MOST_AHEAD = 4_096;
    private static final long PART_BYTES = 16L << 20;
    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 64;
    private static final int MOST_NAMES = 4_096;
    private static final String AGAIN = "export it again from the scanner and compare the sizes";
    private static final String MALFORMED_ADVICE = "export the report again from the scanner";

    private final XMLStreamReader2 xml;
    private final MeteredInput in;
    private final boolean doctype;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private long line = 1;
    private long column = 1;

    private XmlPull(XMLStreamReader2 xml, MeteredInput in, boolean doctype) {
        this.xml = xml;
        this.in = in;
        this.doctype = doctype;
    }

    /// Reads a document to its end or to its first problem. Does not close the stream.
    ///
    /// @param doctype whether the format's tools write a document type, which is passed over then
    /// @throws IOException when the stream itself fails
    public static Reading read(InputStream in, boolean doctype, Body body) throws IOException {
        MeteredInput metered = new MeteredInput(in, PART_BYTES);
        XmlPull pull = null;
        try {
            pull = new XmlPull((XMLStreamReader2) open(metered, factory(doctype)), metered, doctype);
            return new Reading.Whole(body.read(pull));
        } catch (Unfit unfit) {
            long line = pull == null ? 1 : pull.line;
            long column = pull == null ? 1 : pull.column;
            return new Reading.Refused(unfit.at(line, column).problem());
        } catch (XMLStreamException e) {
            return new Reading.Refused(problem(e, metered, pull));
        } catch (UncheckedStreamException e) {
            if (e.getCause() instanceof XMLStreamException cause) {
                return new Reading.Refused(problem(cause, metered, pull));
            }
            throw e;
        } catch (Broken e) {
            return new Reading.Refused(problem(e.cause, metered, pull));
        }
    }

    /// A shell that writes what a tool prints as UTF-16 leaves the declaration saying what the tool meant: the mark is
    /// believed.
    private static XMLStreamReader open(InputStream in, XMLInputFactory factory)
            throws IOException, XMLStreamException {
        byte[] start = in.readNBytes(MOST_AHEAD);
        String raw = new String(start, StandardCharsets.ISO_8859_1);
        Matcher ahead = AHEAD.matcher(raw);
        int from = ahead.find() ? ahead.end() : 0;
        InputStream declared = new SequenceInputStream(new ByteArrayInputStream(start, from, start.length - from), in);
        return ByteOrderMark.of(start).wide()
                ? factory.createXMLStreamReader(new InputStreamReader(declared, StandardCharsets.UTF_16.newDecoder()))
                : factory.createXMLStreamReader(declared);
    }

    private static XMLInputFactory factory(boolean doctype) {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, doctype);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /// Carries what the parser said through those who only pull.
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient XMLStreamException cause;

        Broken(XMLStreamException cause) {
            super(cause.getMessage(), null, false, false);
            this.cause = cause;
        }
    }

    /// @return what comes next
    public Event next() {
        try {
            while (xml.hasNext()) {
                in.newPart();
                switch (advance()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        Location at = xml.getLocation();
                        line = at.getLineNumber();
                        column = at.getColumnNumber();
                        checkBounds(xml.getLocalName());
                        return Event.START;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return Event.END;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        return Event.TEXT;
                    }
                    case XMLStreamConstants.DTD -> {
                        if (!doctype) {
                            throw hostile("declares a document type");
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw hostile("refers to an entity of its own");
                    default -> {}
                }
            }
            return Event.OVER;
        } catch (XMLStreamException e) {
            throw new Broken(e);
        }
    }

    private int advance() throws XMLStreamException {
        try {
            return xml.next();
        } catch (RuntimeException e) {
            throw nonsense(e);
        }
    }

    /// Aalto answers some nonsense, a prefix `xmlns` say, with a bare exception of its own making, which is about the
    /// file and not about us. It looks at text only when that is wanted.
    private RuntimeException nonsense(RuntimeException e) {
        return e instanceof UncheckedStreamException
                ? e
                : refusal(Kind.MALFORMED, "not well-formed XML: " + plain(e.getMessage()));
    }

    /// @return how many elements are open, counting one that has just started and no more one that has just ended
    public int depth() {
        return depth;
    }

    /// @return the local name of the element that starts or ends here
    public String name() {
        return xml.getLocalName();
    }

    /// @return the namespace of the element that starts here; empty when it has none
    public String namespace() {
        String uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /// @return the attribute of the element that starts here; empty when there is none
    public String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /// @return all attributes of the element that starts here, by local name
    public Map<String, String> attributes() {
        int count = xml.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> all = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            all.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return all;
    }

    /// Appends the text that stands here.
    ///
    /// @param room how many characters at most
    /// @return whether all of it
    public boolean text(StringBuilder to, int room) {
        try {
            int length = xml.getTextLength();
            to.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(Math.max(room, 0), length));
            return length <= room;
        } catch (RuntimeException e) {
            throw nonsense(e);
        }
    }

    /// @return lower-case hex SHA-256 of all that was read; to be asked once, at the end
    public String digest() {
        return in.digest();
    }

    /// @return how many bytes were read
    public long bytes() {
        return in.bytes();
    }

    private void checkBounds(String name) {
        if (depth > DEEPEST) {
            throw refusal(Kind.TOO_LARGE, "elements are nested more than " + DEEPEST + " deep");
        }
        int attributes = xml.getAttributeCount();
        if (attributes + xml.getNamespaceCount() > MOST_ATTRIBUTES) {
            throw refusal(Kind.TOO_LARGE, "a tag has more than " + MOST_ATTRIBUTES + " attributes");
        }
        boolean added = names.add(name);
        for (int i = 0; i < attributes; i++) {
            added |= names.add(xml.getAttributeLocalName(i));
        }
        if (added && names.size() > MOST_NAMES) {
            throw refusal(Kind.TOO_LARGE, "it uses more than " + MOST_NAMES + " different names");
        }
    }

    /// @return of a report that is not as its format says, here
    public Unfit malformed(String what) {
        return refusal(Kind.MALFORMED, what);
    }

    /// @return of a report with a part that is larger than any such report's, here
    public Unfit tooLarge(String what, String advice) {
        return new Unfit(new ReportProblem(Kind.TOO_LARGE, line, column, what, advice));
    }

    private Unfit hostile(String what) {
        Location location = xml.getLocationInfo().getCurrentLocation();
        return new Unfit(new ReportProblem(
                Kind.HOSTILE,
                location.getLineNumber(),
                location.getColumnNumber(),
                "the file " + what + ", which reports never do",
                "do not trust where it came from; " + MALFORMED_ADVICE));
    }

    private Unfit refusal(Kind kind, String what) {
        return new Unfit(new ReportProblem(kind, line, column, what, MALFORMED_ADVICE));
    }

    private static ReportProblem problem(XMLStreamException e, MeteredInput in, @Nullable XmlPull pull)
            throws IOException {
        Location told = e.getLocation();
        boolean placed = told != null && told.getLineNumber() >= 1;
        long line = placed ? told.getLineNumber() : pull == null ? 1 : pull.line;
        long column = placed ? Math.max(1, told.getColumnNumber()) : pull == null ? 1 : pull.column;
        Throwable cause = e.getNestedException();
        if (cause instanceof MeteredInput.PartTooLarge) {
            return new ReportProblem(
                    Kind.TOO_LARGE,
                    line,
                    column,
                    "one tag or text is longer than " + (PART_BYTES >> 20) + " MB",
                    "no scanner writes that: export the report again");
        }
        boolean text = cause instanceof CharConversionException || cause instanceof CharacterCodingException;
        if (cause instanceof IOException failed && !text) {
            throw failed;
        }
        String said = cause instanceof CharacterCodingException
                ? "it is not the UTF-16 that its mark says"
                : plain(e.getMessage());
        if (in.bytes() == 0) {
            return new ReportProblem(Kind.TRUNCATED, 0, 0, "the file is empty", AGAIN);
        }
        if (in.ended() && said.toLowerCase(Locale.ROOT).contains("end-of-input")) {
            return new ReportProblem(
                    Kind.TRUNCATED, line, column, "the report breaks off after " + in.bytes() + " bytes", AGAIN);
        }
        return new ReportProblem(Kind.MALFORMED, line, column, "not well-formed XML: " + said, AGAIN);
    }

    /// The parser puts its own rendering of the place on further lines, and shows raw control characters.
    private static String plain(@Nullable String message) {
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        String clean = first.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }
}
