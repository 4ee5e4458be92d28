package concordat.oscal.resolve;

import concordat.oscal.OscalDocument;
import concordat.oscal.model.OscalModel;
import concordat.oscal.tree.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Resolves profiles as OSCAL's specification of profile resolution says: import, merge, modify, finish.
///
/// Where the specification leaves a choice: a group that keeps a control keeps all its parameters; a parent of a chosen
/// control is chosen with it unless it is excluded; `remove` looks into child controls only by id.
public final class ProfileResolver {

    /// Profiles that import one another twice over double each time.
    private static final int MOST_CONTROLS = 100_000;

    private static final int DEEPEST = 40;

    private final OscalStore store;
    private final Stamp stamp;
    private final Remarks remarks = new Remarks();
    private final Map<String, OscalDocument> resolved = new HashMap<>();
    private final Map<String, String> underWay = new LinkedHashMap<>();

    private ProfileResolver(OscalStore store, Stamp stamp) {
        this.store = store;
        this.stamp = stamp;
    }

    /// Resolves a profile; the same input gives the same catalogue.
    ///
    /// @param address where the profile is kept; what it refers to is looked for relative to it
    /// @param profile the profile itself, or a catalogue, which is what it is
    /// @param store the only documents that references can lead to
    /// @param stamp what is new about the result
    public static Resolution resolve(String address, OscalDocument profile, OscalStore store, Stamp stamp) {
        ProfileResolver resolver = new ProfileResolver(store, stamp);
        try {
            OscalDocument catalogue = resolver.catalogue(new Source(address, profile));
            return new Resolution.Resolved(catalogue, resolver.remarks.all());
        } catch (Unresolvable unresolvable) {
            return unresolvable.refused();
        }
    }

    private OscalDocument catalogue(Source source) throws Unresolvable {
        Obj where = source.document().body();
        if (source.document().model() == OscalModel.CATALOG) {
            return source.document();
        }
        if (source.document().model() != OscalModel.PROFILE) {
            throw new Unresolvable(
                    source.address(),
                    where,
                    "[" + source.address() + "] is a "
                            + source.document().model().words() + ", where a catalogue or profile is wanted",
                    "");
        }
        OscalDocument known = resolved.get(source.address());
        if (known != null) {
            return known;
        }
        if (underWay.containsKey(source.address())) {
            throw circle(source, where);
        }
        if (underWay.size() >= DEEPEST) {
            throw new Unresolvable(
                    source.address(), where, "profiles import one another more than " + DEEPEST + " deep", "");
        }
        underWay.put(source.address(), source.address());
        OscalDocument catalogue = resolve(source);
        underWay.remove(source.address());
        resolved.put(source.address(), catalogue);
        return catalogue;
    }

    private Unresolvable circle(Source source, Obj where) {
        List<String> round = new ArrayList<>(underWay.keySet());
        round.add(source.address());
        return new Unresolvable(
                source.address(),
                where,
                "a circle of imports: "
                        + String.join(" imports ", round.subList(round.indexOf(source.address()), round.size())),
                "take one of these imports out");
    }

    private OscalDocument resolve(Source profile) throws Unresolvable {
        requireMajor(profile);
        Obj body = profile.document().body();
        List<Intermediate> imported = new ArrayList<>();
        List<OscalDocument> catalogues = new ArrayList<>();
        int controls = 0;
        for (Obj directive : body.objects("imports")) {
            Source source = profile.follow(directive.needed("href"), directive, store);
            requireMajor(source);
            OscalDocument catalogue = catalogue(source);
            catalogues.add(catalogue);
            Intermediate chosen = chosen(Intermediate.of(catalogue.body()), directive);
            controls += chosen.flatControls().size();
            if (controls > MOST_CONTROLS) {
                throw new Unresolvable(
                        profile.address(), directive, "more than " + MOST_CONTROLS + " controls are imported", "");
            }
            imported.add(chosen);
        }
        Obj merge = body.object("merge").orElse(Obj.EMPTY);
        Intermediate merged = new Merging(merge, profile.address(), remarks).of(imported);
        Intermediate modified = new Modifying(body.object("modify").orElse(Obj.EMPTY), remarks).of(merged);
        List<Obj> bodies = new ArrayList<>();
        catalogues.stream()
                .map(OscalDocument::body)
                .filter(b -> !bodies.contains(b))
                .forEach(bodies::add);
        String version = Finishing.latest(Stream.concat(
                Stream.of(profile.document().oscalVersion()),
                catalogues.stream().map(OscalDocument::oscalVersion)));
        return new Finishing(profile, bodies, stamp).of(modified, version);
    }

    private Intermediate chosen(Intermediate source, Obj directive) {
        Selection selection = new Selection(remarks);
        source.controls().forEach(selection::offer);
        source.groups().forEach(group -> offer(group, selection));
        Set<String> ids = selection.chosenWithParents(directive);
        return source.keeping(control -> ids.contains(control.needed("id")));
    }

    private static void offer(Obj group, Selection selection) {
        group.objects("controls").forEach(selection::offer);
        group.objects("groups").forEach(inner -> offer(inner, selection));
    }

    private static void requireMajor(Source source) throws Unresolvable {
        String version = source.document().oscalVersion();
        Optional<String> major = Optional.of(version).filter(v -> v.startsWith("1."));
        if (major.isEmpty()) {
            throw new Unresolvable(
                    source.address(),
                    source.document().metadata(),
                    "[" + source.address() + "] is of OSCAL [" + version + "], not of version 1",
                    "");
        }
    }
}
