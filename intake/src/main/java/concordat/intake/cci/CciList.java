package concordat.intake.cci;

import concordat.catalogue.CrosswalkRef;
import concordat.catalogue.WeaknessMap;
import concordat.catalogue.WeaknessScheme;
import concordat.intake.report.Numbers;
import concordat.intake.report.Reading;
import concordat.intake.report.References;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Unfit;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlRecords;
import concordat.intake.xml.XmlTaker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The list of Control Correlation Identifiers, as DISA publishes it in XML: which controls of NIST SP 800-53 each
/// item of a hardening guide goes back to.
public final class CciList {

    private static final String FORMAT = "cci-list";
    private static final int MOST = 100_000;

    private CciList() {}

    /// Reads a list through. Of the revisions of NIST SP 800-53 the newest counts that an item names.
    ///
    /// @param sink receives one map for each control, in no order that means anything, once the list is read whole
    /// @throws IOException when the bytes cannot be read
    public static Reading read(ReportBytes bytes, Consumer<WeaknessMap> sink) throws IOException {
        ReportTally tally = new ReportTally(FORMAT, ReportSink.NOTHING);
        return XmlRecords.read(bytes, true, FORMAT, tally, new Items(sink));
    }

    private static final class Items implements XmlTaker {
        private final Consumer<WeaknessMap> sink;
        private final SortedMap<CrosswalkRef, SortedSet<String>> maps = new TreeMap<>();
        private int mapped;

        Items(Consumer<WeaknessMap> sink) {
            this.sink = sink;
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "cci_list", "cci_list/cci_items" -> Take.INTO;
                case "cci_list/cci_items/cci_item" -> Take.WHOLE;
                default -> {
                    if (path.indexOf('/') < 0) {
                        throw Unfit.malformed("its root is " + path + ", where a list of CCI has cci_list");
                    }
                    yield Take.NOTHING;
                }
            };
        }

        @Override
        public void whole(String path, XmlElement item) {
            Optional<CrosswalkRef> cci = References.in(item.attribute("id"))
                    .filter(reference -> reference.code().equals("cci"))
                    .findFirst();
            if (cci.isEmpty()) {
                throw Unfit.malformed("an item's id is [" + item.attribute("id") + "], which is not as CCI-000366");
            }
            if (++mapped > MOST) {
                throw Unfit.tooLarge("it has more than " + MOST + " items");
            }
            Map<Integer, List<CrosswalkRef>> byRevision = new TreeMap<>(Comparator.reverseOrder());
            for (XmlElement reference : item.anywhere("reference")) {
                String title = reference.attribute("title");
                if (title.startsWith("NIST SP 800-53") && !title.startsWith("NIST SP 800-53A")) {
                    int revision = (int)
                            Numbers.decimal(reference.attribute("version")).orElse(0);
                    References.in(reference.attribute("index")).findFirst().ifPresent(control -> byRevision
                            .computeIfAbsent(revision, r -> new ArrayList<>())
                            .add(control));
                }
            }
            byRevision.values().stream()
                    .findFirst()
                    .ifPresent(
                            controls -> controls.forEach(control -> maps.computeIfAbsent(control, c -> new TreeSet<>())
                                    .add(cci.get().id())));
        }

        @Override
        public void out(String path) {
            if (path.equals("cci_list")) {
                if (maps.isEmpty()) {
                    throw Unfit.malformed("no item of it refers to a control of NIST SP 800-53");
                }
                maps.forEach(
                        (control, ids) -> sink.accept(new WeaknessMap(WeaknessScheme.CCI, control, List.copyOf(ids))));
            }
        }
    }
}
