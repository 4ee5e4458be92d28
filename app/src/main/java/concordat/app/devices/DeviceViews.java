package concordat.app.devices;

import concordat.api.view.DeviceCertificateView;
import concordat.api.view.DeviceDetail;
import concordat.api.view.DeviceEnd;
import concordat.api.view.DeviceFact;
import concordat.api.view.DeviceQuery;
import concordat.api.view.DeviceSource;
import concordat.api.view.DeviceTier;
import concordat.api.view.DeviceView;
import concordat.api.view.DeviceWord;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Edition;
import concordat.catalogue.PostureTerms;
import concordat.catalogue.Tier;
import concordat.catalogue.TierRule;
import concordat.rules.FactVerdict;
import concordat.rules.SourceWords;
import concordat.store.devices.Device;
import concordat.store.devices.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Devices as the API shows them, judged at one instant by one edition.
final class DeviceViews {

    private final DeviceJudge judge;
    private final Optional<Edition> edition;
    private final Instant now;

    DeviceViews(DeviceJudge judge, Optional<Edition> edition, Instant now) {
        this.judge = judge;
        this.edition = edition;
        this.now = now;
    }

    DeviceView view(Held held) {
        return view(held, tiers(held.device(), holding(held)));
    }

    private DeviceView view(Held held, List<DeviceTier> tiers) {
        Device device = held.device();
        String tier = tiers.stream()
                .filter(t -> t.earned() && t.possible())
                .reduce((weaker, stronger) -> stronger)
                .map(DeviceTier::tier)
                .orElse(word(Tier.UNKNOWN));
        return new DeviceView(
                device.id(),
                device.body().value(),
                device.environment().value(),
                device.ownership(),
                device.platform(),
                device.label(),
                device.person().map(PersonId::value),
                device.enrolledAt(),
                device.enrolledBy().value(),
                device.heardAt(),
                device.ended().map(end -> new DeviceEnd(end.at(), end.by().value(), end.why())),
                device.ended().isPresent() ? word(Tier.UNKNOWN) : tier,
                held.certificates().stream()
                        .map(c -> new DeviceCertificateView(c.fingerprint(), c.from(), c.until()))
                        .toList());
    }

    /// @param words whether every word that was said may be shown
    DeviceDetail detail(Held held, boolean words) {
        Device device = held.device();
        List<FactVerdict> verdicts = verdicts(held);
        List<DeviceTier> tiers = tiers(device, holding(held));
        return new DeviceDetail(
                view(held, tiers),
                facts(device, verdicts),
                tiers,
                held.sources().stream()
                        .map(KeptWords::of)
                        .map(source -> source(held, source, words))
                        .toList(),
                edition.map(Edition::posture).orElse(PostureTerms.NONE).queries().stream()
                        .filter(query -> query.platforms().contains(device.platform()))
                        .map(query -> new DeviceQuery(query.name(), query.every(), query.sql()))
                        .toList());
    }

    private List<FactVerdict> verdicts(Held held) {
        return edition.map(e -> judge.judge(
                                held.device(),
                                held.sources().stream().map(KeptWords::of).toList(),
                                e,
                                now)
                        .verdicts())
                .orElse(List.of());
    }

    private Set<String> holding(Held held) {
        Set<String> holding = new HashSet<>();
        if (!held.certificates().isEmpty()) {
            holding.add(DeviceJudge.CERTIFICATE);
        }
        verdicts(held).stream()
                .filter(FactVerdict.Holds.class::isInstance)
                .map(FactVerdict::fact)
                .forEach(holding::add);
        return holding;
    }

    private List<DeviceTier> tiers(Device device, Set<String> holding) {
        List<DeviceTier> tiers = new ArrayList<>();
        for (TierRule rule : edition.map(Edition::tierRules).orElse(List.of())) {
            Set<String> login = edition.orElseThrow().loginFacts();
            List<String> missing = rule.facts().stream()
                    .filter(fact -> !login.contains(fact) && !holding.contains(fact))
                    .sorted()
                    .toList();
            boolean possible = device.managed() || !rule.tier().atLeast(Tier.MANAGED);
            tiers.add(new DeviceTier(
                    word(rule.tier()),
                    possible && missing.isEmpty(),
                    possible,
                    missing,
                    rule.facts().stream().filter(login::contains).sorted().toList()));
        }
        return tiers;
    }

    private List<DeviceFact> facts(Device device, List<FactVerdict> verdicts) {
        Map<String, FactVerdict> found = new HashMap<>();
        verdicts.forEach(verdict -> found.put(verdict.fact(), verdict));
        List<DeviceFact> facts = new ArrayList<>();
        for (String fact : edition.map(Edition::facts).orElse(List.of())) {
            if (edition.orElseThrow().loginFacts().contains(fact)) {
                continue;
            }
            FactVerdict verdict = found.get(fact);
            if (verdict != null) {
                facts.add(fact(verdict));
            } else if (fact.equals(DeviceJudge.CERTIFICATE) && device.ended().isEmpty()) {
                facts.add(bare(fact, "holds", "it was enrolled"));
            } else {
                facts.add(bare(fact, "unsaid", "nothing finds this out"));
            }
        }
        return facts;
    }

    private static DeviceFact bare(String fact, String state, String told) {
        return new DeviceFact(fact, state, Optional.empty(), Optional.empty(), Optional.empty(), told);
    }

    private static DeviceFact fact(FactVerdict verdict) {
        return switch (verdict) {
            case FactVerdict.Holds it ->
                new DeviceFact(
                        it.fact(),
                        "holds",
                        Optional.of(it.source()),
                        Optional.of(it.at()),
                        Optional.of(it.until()),
                        "by the word of " + it.source());
            case FactVerdict.Denied it ->
                new DeviceFact(
                        it.fact(),
                        "denied",
                        Optional.of(it.source()),
                        Optional.of(it.at()),
                        Optional.empty(),
                        it.source() + " says that it is not so; put it right and have it looked at again");
            case FactVerdict.RanOut it ->
                new DeviceFact(
                        it.fact(),
                        "ran-out",
                        Optional.of(it.source()),
                        Optional.of(it.at()),
                        Optional.of(it.ranOut()),
                        it.source() + " has not looked again in time");
            case FactVerdict.TooWeak it ->
                new DeviceFact(
                        it.fact(),
                        "too-weak",
                        Optional.of(it.source()),
                        Optional.empty(),
                        Optional.empty(),
                        it.source() + " says so, which is the word of " + word(it.assurance()) + "; it takes that of "
                                + word(it.needed()));
            case FactVerdict.Unsaid it -> bare(it.fact(), "unsaid", "nobody has said enough to tell");
        };
    }

    private static DeviceSource source(Held held, SourceWords source, boolean words) {
        Instant heard = held.sources().stream()
                .filter(row -> row.source().equals(source.source()))
                .map(row -> row.heardAt())
                .findFirst()
                .orElseThrow();
        return new DeviceSource(
                source.source(),
                word(source.assurance()),
                heard,
                words
                        ? source.words().entrySet().stream()
                                .map(word -> new DeviceWord(
                                        word.getKey().word(),
                                        word.getValue().text(),
                                        word.getValue().at()))
                                .sorted(Comparator.comparing(DeviceWord::about))
                                .toList()
                        : List.of());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
