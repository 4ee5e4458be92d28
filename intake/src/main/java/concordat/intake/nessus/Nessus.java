package concordat.intake.nessus;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import concordat.intake.report.MeteredInput;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/// Reads Nessus v2 reports of any size in constant memory. A finding is a `ReportItem`, wherever it stands; one that
/// stands in no `ReportHost` has no host.
///
/// Document types and entities other than the five of XML itself are refused, not skipped: no scanner writes them.
/// Bounds: [#PART_BYTES] for one tag or one stretch of text, [NessusParser#MOST_HOSTS] hosts, 64 levels, 64 attributes
/// to a tag, 4,096 different names; prose is cut, and said to be cut, at [ItemParts#LONGEST_OUTPUT] characters for a
/// plugin's output and a quarter of that for the rest.
public final class Nessus {

    /// As summaries name this format.
    public static final String FORMAT = "nessus";

    private static final long PART_BYTES = 16L << 20;
    private static final String AGAIN = "export it again from the scanner and compare the sizes";

    private Nessus() {}

    /// Reads a report to its end or to its first problem. Does not close the stream.
    ///
    /// @param in from the first byte of the report
    /// @throws IOException when the stream itself fails
    public static Reading read(InputStream in, ReportSink sink) throws IOException {
        MeteredInput metered = new MeteredInput(in, PART_BYTES);
        Place place = new Place();
        try {
            XMLStreamReader2 xml = (XMLStreamReader2) factory().createXMLStreamReader(metered);
            return new Reading.Whole(new NessusParser(xml, metered, sink, place).parse());
        } catch (Refusal refusal) {
            return new Reading.Refused(refusal.problem());
        } catch (XMLStreamException e) {
            return new Reading.Refused(problem(e, metered, place));
        } catch (UncheckedStreamException e) {
            if (e.getCause() instanceof XMLStreamException cause) {
                return new Reading.Refused(problem(cause, metered, place));
            }
            throw e;
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

    private static ReportProblem problem(XMLStreamException e, MeteredInput in, Place last) throws IOException {
        Place place = Place.of(e.getLocation(), last);
        Throwable cause = e.getNestedException();
        if (cause instanceof MeteredInput.PartTooLarge) {
            return new ReportProblem(
                    Kind.TOO_LARGE,
                    place.line(),
                    place.column(),
                    "one tag or text is longer than " + (PART_BYTES >> 20) + " MB",
                    "no scanner writes that: export the report again");
        }
        if (cause instanceof IOException failed && !(cause instanceof CharConversionException)) {
            throw failed;
        }
        String said = plain(e.getMessage());
        if (in.bytes() == 0) {
            return new ReportProblem(Kind.TRUNCATED, 0, 0, "the file is empty", AGAIN);
        }
        if (in.ended() && said.toLowerCase(Locale.ROOT).contains("end-of-input")) {
            return new ReportProblem(
                    Kind.TRUNCATED,
                    place.line(),
                    place.column(),
                    "the report breaks off after " + in.bytes() + " bytes",
                    AGAIN);
        }
        return new ReportProblem(Kind.MALFORMED, place.line(), place.column(), "not well-formed XML: " + said, AGAIN);
    }

    /// The parser puts its own rendering of the place on further lines, and shows raw control characters.
    static String plain(@Nullable String message) {
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        String clean = first.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 200 ? clean.substring(0, 200) + "…" : clean;
    }

    /// Where the reader last was.
    static final class Place {
        private long line = 1;
        private long column = 1;

        static Place of(@Nullable Location location, Place otherwise) {
            if (location == null || location.getLineNumber() < 1) {
                return otherwise;
            }
            Place place = new Place();
            place.line = location.getLineNumber();
            place.column = Math.max(1, location.getColumnNumber());
            return place;
        }

        void at(Location location) {
            line = location.getLineNumber();
            column = location.getColumnNumber();
        }

        long line() {
            return line;
        }

        long column() {
            return column;
        }
    }
}
