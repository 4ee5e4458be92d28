package concordat.app.control;

import concordat.api.view.AssetName;
import concordat.api.view.SayingView;
import concordat.assurance.Programme;
import concordat.assurance.asset.NamePair;
import concordat.assurance.asset.Saying;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.EnvironmentId;
import concordat.findings.AssetKey;
import concordat.findings.Merge;
import concordat.store.findings.FindingStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people said of names of one environment, for those who may read the names.
final class SaidOfNames {

    private final List<Saying> sayings;
    private final FindingStore store;

    SaidOfNames(Programme programme, EnvironmentId environment, FindingStore store) {
        this.sayings = programme.sayings().of(environment);
        this.store = store;
    }

    /// @param hashes keyed hashes of names
    /// @return what was said of any of these, oldest first
    List<Saying> of(Set<String> hashes) {
        return sayings.stream()
                .filter(s -> hashes.contains(s.names().one())
                        || hashes.contains(s.names().other()))
                .toList();
    }

    /// @return why names are others'
    List<AssetName> why(List<Merge> merges) {
        return merges.stream().map(this::why).toList();
    }

    /// @return why a name is another's
    AssetName why(Merge merge) {
        String name = merge.name().value();
        String into = merge.into().value();
        return switch (merge.why()) {
            case Merge.SameId same ->
                new AssetName(
                        name,
                        into,
                        FindingViews.word(same.kind()),
                        Optional.of(same.id()),
                        Optional.of(same.report()),
                        Optional.empty());
            case Merge.SaidToBe said ->
                new AssetName(
                        name, into, "person", Optional.empty(), Optional.empty(), said(merge.name(), said.other()));
        };
    }

    /// None for a moment, when it was taken back and findings do not follow yet.
    private Optional<SayingView> said(AssetKey name, AssetKey other) {
        Map<String, AssetKey> named = Map.of(store.hashed(name), name, store.hashed(other), other);
        NamePair names = new NamePair(store.hashed(name), store.hashed(other));
        return sayings.stream()
                .filter(s -> s.live() && s.one() && s.names().equals(names))
                .findFirst()
                .map(s -> view(s, named));
    }

    /// @param named the names that hashes stand for, where reports have them
    static SayingView view(Saying saying, Map<String, AssetKey> named) {
        return new SayingView(
                Optional.ofNullable(named.get(saying.names().one())).map(AssetKey::value),
                Optional.ofNullable(named.get(saying.names().other())).map(AssetKey::value),
                saying.one() ? "one" : "two",
                saying.said().by().value(),
                saying.said().at(),
                saying.said().act().reason().text(),
                saying.takenBack().map(t -> t.by().value()),
                saying.takenBack().map(Recorded::at),
                saying.takenBack().flatMap(t -> t.act().reason().text()));
    }
}
