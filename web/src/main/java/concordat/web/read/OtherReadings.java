package concordat.web.read;

import concordat.api.view.Page;
import concordat.api.view.ReadingLine;
import concordat.api.view.ReadingTally;
import concordat.api.view.ReadingView;
import concordat.assurance.Programme;
import concordat.assurance.ReadAs;
import concordat.assurance.Standing;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.crosswalk.KnownCode;
import concordat.assurance.crosswalk.OtherCodes;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.Edition;
import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Readings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads standing as other codes. What was worked out is kept as long as nothing that it rests on changes, so that the
/// whole nation can be read again while one body moves. Thread-safe.
public final class OtherReadings {

    /// One environment's standing as another code.
    record Read(BodyJoined body, Standing standing, Edition edition, concordat.catalogue.crosswalk.Reading reading) {}

    private record Pair(String from, String to) {}

    private record Kept(Standing standing, concordat.catalogue.crosswalk.Reading reading) {}

    private record Place(EnvironmentId environment, String code) {}

    private final Standings standings = new Standings();
    private final Map<Pair, Readings> makers = new HashMap<>();
    private final Map<Place, Kept> kept = new HashMap<>();
    private OtherCodes codes = OtherCodes.NONE;

    /// One for each environment of a body.
    ///
    /// @param programme as it stood at that instant
    /// @param word whether that is `past`, `present` or `ahead`
    public List<ReadingView> of(Programme programme, BodyId body, Code target, Instant at, String word) {
        List<ReadingView> views = new ArrayList<>();
        BodyJoined joined = programme.body(body).orElseThrow().act();
        for (var environment : programme.environmentsOf(body)) {
            Standing standing = Standing.of(programme, environment.act().environment(), at);
            read(programme, joined, standing, target)
                    .map(read -> CodeViews.view(read, word, programme.nextPosition()))
                    .ifPresent(views::add);
        }
        return views;
    }

    /// The whole nation as one code, line by line.
    public Page<ReadingLine> lines(Programme programme, Code target, Instant at, ReadingFilter filter) {
        String profile = filter.profile().orElse(CodeViews.WHOLE);
        String text = filter.text().orElse("").toLowerCase(Locale.ROOT);
        List<ReadingLine> lines = all(programme, target, at).stream()
                .map(read -> CodeViews.line(read, profile))
                .sorted(order(filter.sort()))
                .toList();
        Predicate<ReadingLine> wanted =
                l -> filter.state().map(l.state()::equals).orElse(true)
                        && filter.kind().map(l.kind()::equals).orElse(true)
                        && filter.region().map(l.region()::equals).orElse(true)
                        && (l.name().toLowerCase(Locale.ROOT).contains(text)
                                || l.body().contains(text));
        return Pages.after(lines, wanted, ReadingLine::environment, filter.cursor(), filter.limit());
    }

    private static Comparator<ReadingLine> order(String sort) {
        boolean turned = sort.startsWith("-");
        Comparator<ReadingLine> order =
                switch (turned ? sort.substring(1) : sort) {
                    case "reached" -> Comparator.comparingInt(ReadingLine::reached);
                    case "met" -> Comparator.comparingInt(ReadingLine::met);
                    default -> Comparator.comparing(ReadingLine::name);
                };
        return (turned ? order.reversed() : order).thenComparing(ReadingLine::environment);
    }

    /// How many environments reach each code that is known, and each profile of it.
    public List<ReadingTally> tallies(Programme programme, Instant at) {
        List<ReadingTally> tallies = new ArrayList<>();
        for (KnownCode known : programme.otherCodes().codes()) {
            Code code = known.code();
            List<Read> all = all(programme, code, at);
            tallies.add(CodeViews.tally(code, CodeViews.WHOLE, "All of it", all));
            code.profiles().forEach(p -> tallies.add(CodeViews.tally(code, p.id(), p.title(), all)));
        }
        return tallies;
    }

    /// @return a code that standing can be read as: another one, or an edition of ours
    public static Optional<Code> target(Programme programme, String id) {
        return programme.otherCodes().code(id).map(KnownCode::code).or(() -> programme.editions().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .map(Code::of));
    }

    /// @return every environment that is judged by an edition, in the order of bodies, as the code; its own edition's
    ///     code it is not read as
    synchronized List<Read> all(Programme programme, Code target, Instant at) {
        Map<EnvironmentId, Standing> now = standings.of(programme, at);
        List<Read> all = new ArrayList<>();
        for (var body : programme.bodies()) {
            for (var environment : programme.environmentsOf(body.act().body())) {
                Standing standing = now.get(environment.act().environment());
                if (standing != null) {
                    read(programme, body.act(), standing, target).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /// @param standing in this version of the programme
    synchronized Optional<Read> read(Programme programme, BodyJoined body, Standing standing, Code target) {
        Optional<Edition> edition = programme.editions().stream()
                .filter(e -> standing.edition().filter(e.id()::equals).isPresent())
                .findFirst();
        return edition.filter(e -> !e.id().equals(target.id()))
                .map(e -> new Read(body, standing, e, reading(programme, e, standing, target)));
    }

    // A standing that was not worked out anew is the very same; comparing sixty controls would cost what is saved.
    @SuppressWarnings("ReferenceEquality")
    private concordat.catalogue.crosswalk.Reading reading(
            Programme programme, Edition edition, Standing standing, Code target) {
        if (codes != programme.otherCodes()) {
            codes = programme.otherCodes();
            makers.clear();
            kept.clear();
        }
        Place place = new Place(standing.environment(), target.id());
        Kept known = kept.get(place);
        if (known != null && known.standing() == standing) {
            return known.reading();
        }
        Readings maker = makers.computeIfAbsent(
                new Pair(edition.id(), target.id()),
                pair -> new Readings(Code.of(edition), programme.otherCodes().counting(edition), target));
        concordat.catalogue.crosswalk.Reading reading = maker.of(ReadAs.holds(standing));
        kept.put(place, new Kept(standing, reading));
        return reading;
    }
}
