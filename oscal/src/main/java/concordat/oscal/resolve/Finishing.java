package concordat.oscal.resolve;

import concordat.oscal.OscalDocument;
import concordat.oscal.model.OscalModel;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The last phase: back matter, metadata, and what nobody refers to is left out.
final class Finishing {

    /// What a profile says of its own history, and where it itself can be found, says nothing of the catalogue.
    private static final Set<String> PROFILES_OWN = Set.of("published", "revisions", "document-ids", "links");

    private final Source profile;
    private final List<Obj> sources;
    private final Stamp stamp;

    /// @param sources bodies of the catalogues that were imported, in order
    Finishing(Source profile, List<Obj> sources, Stamp stamp) {
        this.profile = profile;
        this.sources = sources;
        this.stamp = stamp;
    }

    OscalDocument of(Intermediate modified, String oscalVersion) {
        Obj metadata = metadata(oscalVersion);
        Mentions mentions = new Mentions();
        mentions.look(metadata);
        modified.controls().forEach(mentions::look);
        modified.groups().forEach(mentions::look);
        Intermediate pruned =
                new Intermediate(params(modified.params(), mentions), modified.controls(), modified.groups());
        List<Obj> resources = resources(mentions);
        Obj.Builder body = Obj.builder().put("uuid", stamp.uuid()).put("metadata", metadata);
        Obj catalogue = pruned.asCatalogue(body);
        if (!resources.isEmpty()) {
            catalogue = catalogue.with(
                    "back-matter", Obj.builder().putList("resources", resources).build());
        }
        return OscalDocument.of(OscalModel.CATALOG, catalogue);
    }

    /// A parameter that is used may use others.
    private static List<Obj> params(List<Obj> loose, Mentions mentions) {
        List<Obj> waiting = new ArrayList<>(loose);
        List<Obj> used = new ArrayList<>();
        boolean more = true;
        while (more) {
            List<Obj> now = waiting.stream()
                    .filter(param -> Kept.always(param) || mentions.param(param.needed("id")))
                    .toList();
            now.forEach(mentions::look);
            used.addAll(now);
            waiting.removeAll(now);
            more = !now.isEmpty();
        }
        return loose.stream().filter(used::contains).toList();
    }

    private List<Obj> resources(Mentions mentions) {
        Map<String, Obj> all = new LinkedHashMap<>();
        Stream.concat(sources.stream(), Stream.of(profile.document().body()))
                .flatMap(body -> body.object("back-matter").stream())
                .flatMap(back -> back.objects("resources").stream())
                .forEach(resource -> {
                    String uuid = resource.needed("uuid");
                    Obj before = all.get(uuid);
                    if (before == null || !Kept.always(before) || Kept.always(resource)) {
                        all.remove(uuid);
                        all.put(uuid, resource);
                    }
                });
        List<Obj> waiting = new ArrayList<>(all.values());
        List<Obj> used = new ArrayList<>();
        boolean more = true;
        while (more) {
            List<Obj> now = waiting.stream()
                    .filter(resource -> Kept.always(resource) || mentions.fragment(resource.needed("uuid")))
                    .toList();
            now.forEach(mentions::look);
            used.addAll(now);
            waiting.removeAll(now);
            more = !now.isEmpty();
        }
        return all.values().stream().filter(used::contains).toList();
    }

    private Obj metadata(String oscalVersion) {
        Obj own = profile.document().metadata();
        Obj.Builder begun = Obj.builder();
        own.forEach((name, value) -> {
            if (!PROFILES_OWN.contains(name)) {
                begun.put(name, value);
            }
        });
        List<Obj> props = new ArrayList<>(own.objects("props").stream()
                .filter(prop -> !prop.says("name", "resolution-tool"))
                .toList());
        props.add(Obj.builder()
                .put("name", "resolution-tool")
                .put("value", stamp.tool())
                .build());
        List<Obj> links = new ArrayList<>(1);
        stamp.source()
                .ifPresent(source -> links.add(Obj.builder()
                        .put("href", source)
                        .put("rel", "source-profile")
                        .build()));
        Obj metadata = begun.build()
                .with(
                        "last-modified",
                        new Text(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                stamp.resolvedAt().atOffset(ZoneOffset.UTC))))
                .with("oscal-version", new Text(oscalVersion))
                .withList("props", props)
                .withList("links", links);
        for (String list : List.of("roles", "parties")) {
            metadata = metadata.withList(list, withKept(metadata, list));
        }
        return metadata;
    }

    private List<Obj> withKept(Obj metadata, String list) {
        List<Obj> all = new ArrayList<>(metadata.objects(list));
        sources.stream()
                .flatMap(body -> body.object("metadata").stream())
                .flatMap(source -> source.objects(list).stream())
                .filter(Kept::always)
                .filter(item -> !all.contains(item))
                .forEach(all::add);
        return all;
    }

    /// @return the latest of these, but none later than what is spoken here
    static String latest(Stream<String> versions) {
        return versions.filter(version -> OscalVersion.of(version).isPresent())
                .max(Comparator.comparing(Finishing::order))
                .orElse(OscalVersion.V1_2.number());
    }

    private static String order(String version) {
        String[] numbers = version.split("[.-]", 4);
        return String.format(
                java.util.Locale.ROOT,
                "%02d.%05d.%s",
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                numbers.length > 3 ? "0" + numbers[3] : "1");
    }
}
