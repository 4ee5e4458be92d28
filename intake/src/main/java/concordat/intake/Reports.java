package concordat.intake;

import concordat.intake.Unpacking.BadArchive;
import concordat.intake.Unpacking.Member;
import concordat.intake.asff.Asff;
import concordat.intake.azure.AzureRecommendations;
import concordat.intake.burp.BurpXml;
import concordat.intake.csaf.Csaf;
import concordat.intake.cyclonedx.CycloneDxJson;
import concordat.intake.cyclonedx.CycloneDxXml;
import concordat.intake.defender.MsDefender;
import concordat.intake.dependencycheck.DependencyCheckCsv;
import concordat.intake.dependencycheck.DependencyCheckJson;
import concordat.intake.dependencycheck.DependencyCheckXml;
import concordat.intake.dependencytrack.Fpf;
import concordat.intake.fedramp.PoamXlsx;
import concordat.intake.generic.GenericCsv;
import concordat.intake.generic.GenericJson;
import concordat.intake.grype.Grype;
import concordat.intake.hdf.Hdf;
import concordat.intake.kubebench.KubeBench;
import concordat.intake.lynis.Lynis;
import concordat.intake.nessus.Nessus;
import concordat.intake.nessus.TenableCsv;
import concordat.intake.nexpose.NexposeXml;
import concordat.intake.nikto.NiktoJson;
import concordat.intake.nikto.NiktoXml;
import concordat.intake.nmap.NmapXml;
import concordat.intake.nuclei.Nuclei;
import concordat.intake.ocsf.Ocsf;
import concordat.intake.openvas.OpenVasCsv;
import concordat.intake.openvas.OpenVasXml;
import concordat.intake.openvex.OpenVex;
import concordat.intake.oscal.Model;
import concordat.intake.oscal.OscalJson;
import concordat.intake.oscal.OscalXml;
import concordat.intake.oscal.OscalYaml;
import concordat.intake.outpost24.Outpost24Xml;
import concordat.intake.pingcastle.PingCastleXml;
import concordat.intake.prisma.PrismaCsv;
import concordat.intake.prowler.ProwlerCsv;
import concordat.intake.prowler.ProwlerJson;
import concordat.intake.qualys.QualysAssetXml;
import concordat.intake.qualys.QualysCsv;
import concordat.intake.qualys.QualysDetectionXml;
import concordat.intake.qualys.QualysScanXml;
import concordat.intake.report.Likeness;
import concordat.intake.report.MeteredInput;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.Shape;
import concordat.intake.sarif.Sarif;
import concordat.intake.satellite.Satellite;
import concordat.intake.securescore.SecureScore;
import concordat.intake.sheet.Sheets;
import concordat.intake.spdx.SpdxJson;
import concordat.intake.spdx.SpdxTags;
import concordat.intake.sshaudit.SshAudit;
import concordat.intake.ssllabs.SslLabs;
import concordat.intake.testssl.TestsslCsv;
import concordat.intake.testssl.TestsslJson;
import concordat.intake.tls.SslscanXml;
import concordat.intake.tls.SslyzeJson;
import concordat.intake.tls.SslyzeXml;
import concordat.intake.trivy.Trivy;
import concordat.intake.trivy.TrivyOperator;
import concordat.intake.wazuh.Wazuh;
import concordat.intake.xccdf.Arf;
import concordat.intake.xccdf.Ckl;
import concordat.intake.xccdf.Cklb;
import concordat.intake.xccdf.Xccdf;
import concordat.intake.zap.ZapJson;
import concordat.intake.zap.ZapXml;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads a report of any known format, told apart by content alone, also within gzip and zip.
public final class Reports {

    private static final List<ReportFormat> FORMATS = List.of(
            new Arf(),
            new Asff(),
            new AzureRecommendations(),
            new BurpXml(),
            new Ckl(),
            new Cklb(),
            new Csaf(),
            new CycloneDxJson(),
            new CycloneDxXml(),
            new DependencyCheckCsv(),
            new DependencyCheckJson(),
            new DependencyCheckXml(),
            new Fpf(),
            new GenericCsv(),
            new GenericJson(),
            new Grype(),
            new Hdf(),
            new KubeBench(),
            new Lynis(),
            new MsDefender(),
            new Nessus(),
            new NexposeXml(),
            new NiktoJson(),
            new NiktoXml(),
            new NmapXml(),
            new Nuclei(),
            new Ocsf(),
            new OscalJson(Model.ASSESSMENT_RESULTS),
            new OscalJson(Model.PLAN_OF_ACTION),
            new OscalXml(Model.ASSESSMENT_RESULTS),
            new OscalXml(Model.PLAN_OF_ACTION),
            new OscalYaml(Model.ASSESSMENT_RESULTS),
            new OscalYaml(Model.PLAN_OF_ACTION),
            new OpenVasCsv(),
            new OpenVasXml(),
            new OpenVex(),
            new Outpost24Xml(),
            new PingCastleXml(),
            new PoamXlsx(),
            new PrismaCsv(),
            new ProwlerCsv(),
            new ProwlerJson(),
            new QualysAssetXml(),
            new QualysCsv(),
            new QualysDetectionXml(),
            new QualysScanXml(),
            new Sarif(),
            new Satellite(),
            new SecureScore(),
            new SpdxJson(),
            new SpdxTags(),
            new SshAudit(),
            new SslLabs(),
            new SslscanXml(),
            new SslyzeJson(),
            new SslyzeXml(),
            new TenableCsv(),
            new TestsslCsv(),
            new TestsslJson(),
            new Trivy(),
            new TrivyOperator(),
            new Wazuh(),
            new Xccdf(),
            new ZapJson(),
            new ZapXml());

    private static final int START = 4;
    private static final int DEEPEST = 2;
    private static final int NAMED = 5;

    private Reports() {}

    /// @return every format that is known, in no particular order
    public static List<ReportFormat> formats() {
        return FORMATS;
    }

    /// Counts a report in a file. Every failure is an answer, the file's own included.
    public static Reading scan(Path file) {
        return read(file, ReportSink.NOTHING);
    }

    /// Reads a report in a file. Every failure is an answer, the file's own included.
    public static Reading read(Path file, ReportSink sink) {
        if (Files.isDirectory(file)) {
            return unreadable("it is a folder", "name the files in it");
        }
        try {
            return read(ReportBytes.of(file), sink);
        } catch (NoSuchFileException e) {
            return unreadable("there is no such file", "check the path");
        } catch (AccessDeniedException e) {
            return unreadable("it may not be read", "check its permissions");
        } catch (IOException e) {
            return unreadable("it cannot be read: " + e.getMessage(), "check the disk or copy the file again");
        }
    }

    /// Reads a report.
    ///
    /// @throws IOException when the bytes cannot be read
    public static Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        try {
            return read(bytes, sink, 0);
        } catch (BadArchive e) {
            return new Reading.Refused(e.problem());
        }
    }

    private static Reading read(ReportBytes bytes, ReportSink sink, int depth) throws IOException {
        return switch (archive(bytes)) {
            case NONE -> plain(bytes, sink);
            case GZIP -> packed(bytes, List.of(new Member("", Unpacking.gzip(bytes))), sink, depth);
            case ZIP -> packed(bytes, Unpacking.zip(bytes), sink, depth);
        };
    }

    private enum Archive {
        NONE,
        GZIP,
        ZIP
    }

    private static Archive archive(ReportBytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            byte[] start = in.readNBytes(START);
            int first = start.length < 2 ? 0 : ((start[0] & 0xff) << 8) | (start[1] & 0xff);
            return first == 0x1f8b ? Archive.GZIP : first == 0x504b ? Archive.ZIP : Archive.NONE;
        }
    }

    private static Reading plain(ReportBytes bytes, ReportSink sink) throws IOException {
        return switch (new Sniffer(bytes).look(shape -> format(shape).isPresent())) {
            case Sniffer.Found.Not not -> new Reading.Refused(not.problem());
            case Sniffer.Found.Shaped shaped -> {
                Optional<ReportFormat> format = format(shaped.shape());
                yield format.isPresent() ? format.get().read(bytes, sink) : unknown(shaped.shape());
            }
        };
    }

    private static Optional<ReportFormat> format(Shape shape) {
        return FORMATS.stream().filter(f -> f.is(shape)).findFirst();
    }

    /// Of an archive with several files the one that is a report counts, or those that are one report together.
    private static Reading packed(ReportBytes bytes, List<Member> members, ReportSink sink, int depth)
            throws IOException {
        if (depth == DEEPEST) {
            return new Reading.Refused(new ReportProblem(
                    Kind.HOSTILE, 0, 0, "archives stand in archives", "unpack it and give the report itself"));
        }
        if (members.isEmpty()) {
            return new Reading.Refused(new ReportProblem(
                    Kind.TRUNCATED,
                    0,
                    0,
                    "the archive holds nothing, or breaks off",
                    "pack it again, or give the report itself"));
        }
        if (members.stream().anyMatch(m -> m.name().equals("[Content_Types].xml"))) {
            return office(bytes, sink);
        }
        List<Member> reports = new ArrayList<>();
        Optional<Reading> only = Optional.empty();
        for (Member member : members) {
            Reading reading = read(member.bytes(), ReportSink.NOTHING, depth + 1);
            boolean known = !(reading instanceof Reading.Refused refused
                    && refused.problems().getFirst().kind() == Kind.UNKNOWN_FORMAT);
            if (known) {
                reports.add(member);
            }
            only = Optional.of(reading);
        }
        if (reports.size() == 1) {
            return switch (read(reports.getFirst().bytes(), sink, depth + 1)) {
                case Reading.Refused refused -> refused;
                case Reading.Whole whole -> new Reading.Whole(asPacked(bytes, whole));
            };
        }
        Optional<Reading> together = together(reports, sink);
        if (together.isPresent()) {
            return together.get() instanceof Reading.Whole whole
                    ? new Reading.Whole(asPacked(bytes, whole))
                    : together.get();
        }
        if (members.size() == 1 && only.isPresent()) {
            return only.get();
        }
        List<Member> told = reports.isEmpty() ? members : reports;
        return new Reading.Refused(new ReportProblem(
                Kind.UNKNOWN_FORMAT,
                0,
                0,
                "the archive holds " + (reports.isEmpty() ? "no report" : reports.size() + " reports") + " among "
                        + told.stream().limit(NAMED).map(Member::name).collect(Collectors.joining(", "))
                        + (told.size() > NAMED ? " and " + (told.size() - NAMED) + " more" : ""),
                "give one report"));
    }

    private static Reading office(ReportBytes bytes, ReportSink sink) throws IOException {
        Optional<ReportFormat> format;
        try (InputStream in = bytes.open()) {
            format = format(new Shape.Workbook(Sheets.tabs(in)));
        }
        if (format.isPresent()) {
            return format.get().read(bytes, sink);
        }
        return new Reading.Refused(new ReportProblem(
                Kind.UNKNOWN_FORMAT,
                0,
                0,
                "this is not a report but an office document",
                "name the mapping that says what the columns of its table mean"));
    }

    /// Files of one format may be parts of one report.
    private static Optional<Reading> together(List<Member> members, ReportSink sink) throws IOException {
        Set<ReportFormat> formats = new HashSet<>();
        for (Member member : members) {
            if (!(new Sniffer(member.bytes()).look(shape -> format(shape).isPresent())
                    instanceof Sniffer.Found.Shaped shaped)) {
                return Optional.empty();
            }
            Optional<ReportFormat> format = format(shaped.shape());
            if (format.isEmpty() || (formats.add(format.get()) && formats.size() > 1)) {
                return Optional.empty();
            }
        }
        return formats.isEmpty()
                ? Optional.empty()
                : formats.iterator()
                        .next()
                        .together(members.stream().map(Member::bytes).toList(), sink);
    }

    private static ReportSummary asPacked(ReportBytes bytes, Reading.Whole whole) throws IOException {
        try (MeteredInput in = new MeteredInput(bytes.open(), Long.MAX_VALUE)) {
            in.transferTo(OutputStream.nullOutputStream());
            return whole.summary().packed(in.digest(), in.bytes());
        }
    }

    private static Reading unknown(Shape shape) {
        boolean table = shape instanceof Shape.Table;
        return new Reading.Refused(new ReportProblem(
                Kind.UNKNOWN_FORMAT,
                0,
                0,
                "this is not a report of a known format but " + said(shape),
                table
                        ? "name the mapping that says what its columns mean, or give the report as the tool exports it"
                        : "give the report as the tool exports it, or a table of findings with its mapping"));
    }

    private static String said(Shape shape) {
        return switch (shape) {
            case Shape.Xml xml -> Likeness.ofRoot(xml.root());
            case Shape.Json json -> "JSON" + keys(json);
            case Shape.Table table -> "a table such as CSV";
            case Shape.Workbook workbook -> "an office document";
            case Shape.Lines lines -> "plain text";
        };
    }

    private static String keys(Shape.Json json) {
        String keys = json.paths().stream()
                .filter(p -> p.indexOf('.') < 0 && !p.endsWith("[]"))
                .sorted()
                .limit(NAMED)
                .map(Reports::shown)
                .collect(Collectors.joining(", "));
        return keys.isEmpty() ? "" : " with " + keys;
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }

    private static Reading unreadable(String what, String advice) {
        return new Reading.Refused(new ReportProblem(Kind.UNREADABLE, 0, 0, what, advice));
    }
}
