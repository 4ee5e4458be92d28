package concordat.assurance.crosswalk;

import concordat.assurance.act.CrosswalkAct;
import concordat.assurance.act.CrosswalkAct.CodePublished;
import concordat.assurance.act.CrosswalkAct.CodeRevised;
import concordat.assurance.act.CrosswalkAct.CrosswalkPublished;
import concordat.assurance.act.CrosswalkAct.CrosswalkRetired;
import concordat.assurance.act.CrosswalkAct.CrosswalkRevised;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.PersistentMap;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.Verdict;
import concordat.catalogue.Edition;
import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Crosswalks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Every other code that is known, and every crosswalk that was published: an immutable value. What was published stays
/// until it is revised or retired; readings of standing are made of it anew each time and never kept.
public final class OtherCodes {

    /// Of a network that knows no code but its own.
    public static final OtherCodes NONE = new OtherCodes(PersistentMap.empty(), PersistentMap.empty());

    private final PersistentMap<String, KnownCode> codes;
    private final PersistentMap<String, KnownCrosswalk> crosswalks;

    private OtherCodes(PersistentMap<String, KnownCode> codes, PersistentMap<String, KnownCrosswalk> crosswalks) {
        this.codes = codes;
        this.crosswalks = crosswalks;
    }

    /// @return the code, none when nobody made it known
    public Optional<KnownCode> code(String id) {
        return Optional.ofNullable(codes.get(id));
    }

    /// @return the codes by id
    public List<KnownCode> codes() {
        List<KnownCode> all = codes.values();
        all.sort(Comparator.comparing(k -> k.code().id()));
        return all;
    }

    /// @return the crosswalk, retired or not; none when nobody published it
    public Optional<KnownCrosswalk> crosswalk(String id) {
        return Optional.ofNullable(crosswalks.get(id));
    }

    /// @return the crosswalks by id, retired ones too
    public List<KnownCrosswalk> crosswalks() {
        List<KnownCrosswalk> all = crosswalks.values();
        all.sort(Comparator.comparing(k -> k.crosswalk().id()));
        return all;
    }

    /// What standing under an edition is read over: what was published and counts and, for a code that nothing
    /// published compares the edition with, what the edition's own references say.
    public Crosswalks counting(Edition edition) {
        List<Crosswalk> used = new ArrayList<>();
        for (KnownCrosswalk known : crosswalks()) {
            if (known.counts()) {
                used.add(known.crosswalk());
            }
        }
        for (Crosswalk references : Crosswalk.ofReferences(edition)) {
            boolean compared = used.stream()
                    .anyMatch(c -> compares(c, edition.id(), references.target()) || c.id().equals(references.id()));
            if (!compared && codes.containsKey(references.target())) {
                used.add(references);
            }
        }
        return Crosswalks.counting(used);
    }

    private static boolean compares(Crosswalk crosswalk, String one, String other) {
        return (crosswalk.source().equals(one) && crosswalk.target().equals(other))
                || (crosswalk.source().equals(other) && crosswalk.target().equals(one));
    }

    /// @return these after the act of an entry, taken as it stands
    public OtherCodes with(CrosswalkAct act, Entry entry) {
        Stamp stamp = Stamp.of(entry);
        return switch (act) {
            case CodePublished a ->
                new OtherCodes(
                        codes.with(a.code().id(), new KnownCode(a.code().code(), a.digest(), stamp, stamp, 1)),
                        crosswalks);
            case CodeRevised a ->
                new OtherCodes(
                        codes.with(
                                a.code().id(),
                                code(a.code().id())
                                        .orElseThrow(() -> unknown(a.code().id()))
                                        .revised(a.code().code(), a.digest(), stamp)),
                        crosswalks);
            case CrosswalkPublished a ->
                with(new KnownCrosswalk(a.crosswalk(), a.digest(), stamp, stamp, 1, false, Optional.empty()));
            case CrosswalkRevised a ->
                with(known(a.crosswalk().id()).revised(a.crosswalk(), a.digest(), stamp, a.reason()));
            case CrosswalkRetired a -> with(known(a.crosswalk()).retired(stamp, a.reason()));
        };
    }

    private OtherCodes with(KnownCrosswalk crosswalk) {
        return new OtherCodes(codes, crosswalks.with(crosswalk.crosswalk().id(), crosswalk));
    }

    private KnownCrosswalk known(String id) {
        return crosswalk(id).orElseThrow(() -> unknown(id));
    }

    private static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException("an entry names unknown " + id);
    }

    /// @param editions those of this network: a code of that name is ours
    /// @return whether what an act names is there, or is not yet when it is to be new
    public Verdict names(CrosswalkAct act, List<Edition> editions) {
        return switch (act) {
            case CodePublished a -> {
                Optional<Edition> ours = editions.stream()
                        .filter(e -> e.id().equals(a.code().id()))
                        .findFirst();
                yield Verdict.unused(codes.get(a.code().id())).and(() -> Verdict.unused(ours.orElse(null)));
            }
            case CodeRevised a ->
                Verdict.known(
                        codes.get(a.code().id()), Fault.CODE_UNKNOWN, a.code().id());
            case CrosswalkPublished a ->
                Verdict.unused(crosswalks.get(a.crosswalk().id()));
            case CrosswalkRevised a -> live(a.crosswalk().id());
            case CrosswalkRetired a -> live(a.crosswalk());
        };
    }

    private Verdict live(String id) {
        return Verdict.known(crosswalks.get(id), Fault.CROSSWALK_UNKNOWN, id)
                .and(() -> Verdict.when(
                        !known(id).retired(),
                        Fault.ALREADY_ENDED,
                        "crosswalk " + id + " is retired, and its id is not given again",
                        "crosswalk-published under another id"));
    }

    /// @return what stands against an act of somebody whose role allows it; what it names is known
    public Verdict check(CrosswalkAct act, List<Edition> editions) {
        return switch (act) {
            case CodePublished a -> digest(a.digest(), a.code().code().digest());
            case CodeRevised a ->
                digest(a.digest(), a.code().code().digest())
                        .and(() -> replaces(
                                a.replaces(), code(a.code().id()).orElseThrow().digest()))
                        .and(() -> keeps(a.code().code()));
            case CrosswalkPublished a ->
                digest(a.digest(), a.crosswalk().digest()).and(() -> sound(a.crosswalk(), editions));
            case CrosswalkRevised a ->
                digest(a.digest(), a.crosswalk().digest())
                        .and(() ->
                                replaces(a.replaces(), known(a.crosswalk().id()).digest()))
                        .and(() -> sound(a.crosswalk(), editions));
            case CrosswalkRetired a -> replaces(a.digest(), known(a.crosswalk()).digest());
        };
    }

    private static Verdict digest(String said, String is) {
        return Verdict.when(
                said.equals(is),
                Fault.CROSSWALK_ALTERED,
                "its digest is " + is + ", not " + said,
                "the same with the digest " + is);
    }

    private static Verdict replaces(String said, String is) {
        return Verdict.when(
                said.equals(is),
                Fault.CROSSWALK_OUTDATED,
                "the newest has the digest " + is + ", not " + said,
                "look at it again, then the same with " + is);
    }

    /// Both codes are known, and every id that is named stands in its code.
    private Verdict sound(Crosswalk crosswalk, List<Edition> editions) {
        List<Code> there = new ArrayList<>();
        for (String id : List.of(crosswalk.source(), crosswalk.target())) {
            Optional<Code> found = find(id, editions);
            if (found.isEmpty()) {
                return Verdict.refused(
                        Fault.CODE_UNKNOWN, "no code " + id + " is known here", "code-published of " + id);
            }
            there.add(found.get());
        }
        return strangers(crosswalk, there);
    }

    private Optional<Code> find(String id, List<Edition> editions) {
        return code(id).map(KnownCode::code).or(() -> editions.stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .map(Code::of));
    }

    private static Verdict strangers(Crosswalk crosswalk, List<Code> codes) {
        List<String> strangers = crosswalk.strangers(codes);
        return Verdict.when(
                strangers.isEmpty(),
                Fault.CROSSWALK_NAMES_STRANGERS,
                "crosswalk " + crosswalk.id() + ": " + String.join(", ", strangers));
    }

    /// A description without something that a crosswalk speaks of would leave that hanging.
    private Verdict keeps(Code code) {
        Verdict verdict = Verdict.allow();
        for (KnownCrosswalk known : crosswalks()) {
            if (!known.retired()) {
                verdict = verdict.and(() -> strangers(known.crosswalk(), List.of(code)));
            }
        }
        return verdict;
    }
}
