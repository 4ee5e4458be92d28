package concordat.app.control;

import concordat.api.view.AssetName;
import concordat.api.view.AssetView;
import concordat.api.view.BearingView;
import concordat.api.view.Detected;
import concordat.api.view.FindingDetail;
import concordat.api.view.FindingGroup;
import concordat.api.view.FindingView;
import concordat.catalogue.ControlId;
import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.findings.Detection;
import concordat.findings.Facts;
import concordat.findings.Finding;
import concordat.findings.FindingKey;
import concordat.findings.Wording;
import concordat.rules.Bearing;
import concordat.store.findings.AssetPage;
import concordat.store.findings.FindingPage;
import concordat.store.findings.GroupPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Findings as the API tells them.
final class FindingViews {

    private FindingViews() {}

    static FindingView view(String environment, FindingPage.Line line, KnownOfFindings.Of known) {
        Finding finding = line.finding();
        FindingKey key = finding.key();
        Facts facts = finding.facts();
        return new FindingView(
                environment + "-" + line.number(),
                known.identity(),
                environment,
                key.asset().value(),
                Optional.of(key.port()).filter(p -> p > 0),
                some(key.protocol()),
                some(key.place()),
                key.weakness(),
                some(line.title()),
                word(facts.severity()),
                known.adjusted(),
                finding.open() ? "open" : "closed",
                finding.firstReportedAt().orElse(finding.firstSeenAt()),
                Optional.of(finding.lastSeenAt()),
                facing(line),
                line.due(),
                known.clock(),
                known.exploited(),
                known.likelihood(),
                known.controls(),
                facts.cves(),
                finding.detections().stream().map(Detection::tool).distinct().toList(),
                known.action());
    }

    static FindingDetail detail(
            String environment,
            FindingPage.Whole whole,
            KnownOfFindings.Of known,
            List<Bearing> bearings,
            List<AssetName> names) {
        FindingPage.Line line = whole.line();
        Facts facts = line.finding().facts();
        return new FindingDetail(
                view(environment, line, known),
                List.copyOf(facts.cwes()),
                facts.vectors(),
                Optional.of(facts.cvss()).filter(score -> score > 0),
                facts.exploitable(),
                facts.unsupported(),
                facing(line),
                prose(line, Wording::synopsis),
                prose(line, Wording::description),
                prose(line, Wording::solution),
                whole.output(),
                bearings.stream().map(FindingViews::bearing).toList(),
                line.finding().detections().stream().map(FindingViews::detected).toList(),
                names);
    }

    private static BearingView bearing(Bearing bearing) {
        return new BearingView(
                bearing.by(),
                bearing.requirement().code(),
                bearing.requirement().id(),
                bearing.controls().stream().map(ControlId::value).toList());
    }

    private static Detected detected(Detection detection) {
        return new Detected(
                detection.tool(),
                detection.key().weakness(),
                some(detection.key().place()),
                word(detection.facts().severity()),
                detection.open() ? "open" : "closed",
                detection.lastSeenAt(),
                detection.lastSeenIn(),
                word(detection.bar().strength()),
                detection.bar().credentialed(),
                detection.closedIn());
    }

    static FindingGroup group(String environment, GroupPage.Group group) {
        FindingPage.Line sample = group.sample();
        return new FindingGroup(
                environment,
                sample.finding().key().weakness(),
                some(sample.title()),
                prose(sample, Wording::solution),
                word(group.severity()),
                group.findings(),
                group.assets(),
                group.since(),
                group.due(),
                sample.finding().facts().cves(),
                environment + "-" + sample.number());
    }

    static AssetView asset(String environment, AssetPage.Line line, SaidOfNames said) {
        Map<String, Integer> open = new LinkedHashMap<>();
        line.open().entrySet().stream()
                .sorted((one, other) -> other.getKey().compareTo(one.getKey()))
                .forEach(entry -> open.put(word(entry.getKey()), entry.getValue()));
        return new AssetView(
                environment,
                line.asset().map(a -> a.key().value()),
                line.asset().map(FindingViews::ids).orElse(Map.of()),
                line.asset().map(Asset::operatingSystem).flatMap(FindingViews::some),
                line.asset().map(Asset::internetFacing).orElse(false),
                open,
                line.due(),
                said.why(line.also()));
    }

    /// By kind, in the order in which kinds are believed.
    static Map<String, List<String>> ids(Asset asset) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        asset.ids().forEach((kind, values) -> ids.put(word(kind), List.copyOf(values)));
        return ids;
    }

    /// A host by its name alone, anything else with its kind: as people write it.
    static String name(AssetKey key) {
        return key.is(AssetKind.HOST) ? key.name() : key.value();
    }

    static boolean facing(FindingPage.Line line) {
        return line.asset().map(Asset::internetFacing).orElse(false);
    }

    private static Optional<String> prose(FindingPage.Line line, Function<Wording, String> part) {
        return line.wording().map(part).flatMap(FindingViews::some);
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
