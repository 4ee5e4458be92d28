package concordat.intake.xml;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Room;
import concordat.intake.xml.XmlPull.Event;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Reads a report as a stream of elements, each handed over whole: memory holds one of them at a time. An element of
/// more than 200,000 parts or with more than 64 MB of attributes is refused; text is cut at 64 K characters, and 4 M
/// for all of one element together.
public final class XmlRecords {

    private static final int MOST_PARTS = 200_000;
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int MOST_TEXT = 4 << 20;

    private final XmlPull xml;
    private final XmlTaker taker;
    private int parts;
    private int room;
    private final Room attributes = new Room("one element's attributes");

    private XmlRecords(XmlPull xml, XmlTaker taker) {
        this.xml = xml;
        this.taker = taker;
    }

    /// Reads a report through.
    ///
    /// @param doctype whether the format's tools write a document type, which is passed over then
    /// @param tally receives what the taker makes of the elements
    /// @throws IOException when the bytes cannot be read
    public static Reading read(ReportBytes bytes, boolean doctype, String format, ReportTally tally, XmlTaker taker)
            throws IOException {
        try (InputStream in = bytes.open()) {
            return XmlPull.read(in, doctype, xml -> {
                new XmlRecords(xml, taker).run();
                return tally.summary(format, xml.digest(), xml.bytes());
            });
        }
    }

    private void run() {
        Deque<String> paths = new ArrayDeque<>();
        for (Event event = xml.next(); event != Event.OVER; event = xml.next()) {
            switch (event) {
                case START -> start(paths);
                case END -> taker.out(paths.pop());
                case TEXT, OVER -> {}
            }
        }
    }

    private void start(Deque<String> paths) {
        String above = paths.peek();
        String path = above == null ? xml.name() : above + "/" + xml.name();
        switch (taker.take(path)) {
            case INTO -> {
                paths.push(path);
                taker.into(path, xml.attributes());
            }
            case WHOLE -> {
                parts = 0;
                room = MOST_TEXT;
                attributes.clear();
                taker.whole(path, element());
            }
            case NOTHING -> pass();
        }
    }

    private void pass() {
        int open = 1;
        while (open > 0) {
            switch (xml.next()) {
                case START -> open++;
                case END -> open--;
                case TEXT -> {}
                case OVER -> throw xml.malformed("the report ends within an element");
            }
        }
    }

    private XmlElement element() {
        parts++;
        if (parts > MOST_PARTS) {
            throw xml.tooLarge(
                    "one element has more than " + MOST_PARTS + " parts", "no tool writes that: export it again");
        }
        String name = xml.name();
        Map<String, String> own = xml.attributes();
        attributes.take(own.values().toArray(new String[0]));
        StringBuilder text = new StringBuilder();
        boolean wanted = taker.wants(name);
        List<XmlElement> children = new ArrayList<>();
        while (true) {
            switch (xml.next()) {
                case START -> children.add(element());
                case TEXT -> {
                    int before = text.length();
                    if (wanted) {
                        xml.text(text, Math.min(room, LONGEST_TEXT - before));
                    }
                    room -= text.length() - before;
                }
                case END -> {
                    return new XmlElement(name, own, text.toString().strip(), children);
                }
                case OVER -> throw xml.malformed("the report ends within an element");
            }
        }
    }
}
