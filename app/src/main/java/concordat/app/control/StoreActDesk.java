package concordat.app.control;

import concordat.api.ApiJson;
import concordat.api.view.ActEntry;
import concordat.api.view.ActFieldView;
import concordat.api.view.ActKindView;
import concordat.api.view.ActProposal;
import concordat.api.view.Page;
import concordat.api.view.Problem;
import concordat.api.view.ProblemPlace;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.BodyId;
import concordat.ledger.Hash;
import concordat.ledger.json.Canonical;
import concordat.ledger.json.Json;
import concordat.ledger.json.JsonFault;
import concordat.ledger.json.JsonLimits;
import concordat.ledger.json.JsonParser;
import concordat.store.Answer;
import concordat.store.LedgerStore;
import concordat.store.Proposal;
import concordat.store.RequestKey;
import concordat.store.Submission;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ActField;
import concordat.store.acts.UnreadableAct;
import concordat.web.desk.ActDesk;
import concordat.web.desk.RequestTag;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import concordat.web.v1.Faults;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Acts as the web does and reads them, on the ledger.
final class StoreActDesk implements ActDesk {

    private static final int SCANNED = 20_000;

    private final LedgerStore ledger;
    private final SecureRandom random;
    private final ActCodec codec = new ActCodec();

    StoreActDesk(LedgerStore ledger, SecureRandom random) {
        this.ledger = ledger;
        this.random = random;
    }

    @Override
    public Programme programme() {
        return ledger.current().programme();
    }

    @Override
    public List<ActKindView> kinds() {
        return codec.fields().entrySet().stream()
                .map(kind -> new ActKindView(kind.getKey(), views(kind.getValue())))
                .toList();
    }

    private static List<ActFieldView> views(List<ActField> fields) {
        return fields.stream()
                .map(f -> new ActFieldView(
                        f.name(), f.type(), f.holds().name().toLowerCase(Locale.ROOT), f.choices(), views(f.fields())))
                .toList();
    }

    @Override
    public List<Act> read(List<ActProposal> proposals) {
        List<Act> acts = new ArrayList<>(proposals.size());
        for (int index = 0; index < proposals.size(); index++) {
            ActProposal proposal = proposals.get(index);
            try {
                acts.add(codec.propose(proposal.kind(), payload(proposal), this::prose));
            } catch (UnreadableAct e) {
                throw unreadable(index, e.field(), String.valueOf(e.getMessage()));
            } catch (JsonFault e) {
                throw unreadable(index, "", String.valueOf(e.getMessage()));
            }
        }
        return acts;
    }

    private static Json.Obj payload(ActProposal proposal) {
        byte[] bytes = ApiJson.write(proposal.payload());
        if (JsonParser.parse(bytes, JsonLimits.ACT) instanceof Json.Obj payload) {
            return payload;
        }
        throw new IllegalStateException("a map is written as an object");
    }

    private static Refusal unreadable(int index, String field, String text) {
        return new Refusal(new Problem(
                "about:blank",
                "An act cannot be read",
                422,
                Optional.of("Act " + index + " of those sent; nothing was done."),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new ProblemPlace(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("/acts/" + index + "/payload/"
                                + field.replace('.', '/').replace("[", "/").replace("]", "")),
                        text))));
    }

    @Override
    public List<Entry> append(
            List<Wanted> wanted, Optional<RequestTag> tag, Function<Programme, Optional<String>> expected) {
        Submission submission = submission(wanted).expecting(expected::apply);
        if (tag.isPresent()) {
            submission = submission.with(key(tag.get()));
        }
        return switch (ledger.append(submission)) {
            case Answer.Appended appended -> appended.entries();
            case Answer.Refused refused -> throw Faults.refusal(refused.why(), refused.index());
            case Answer.Malformed malformed -> throw unreadable(malformed.index(), "", malformed.detail());
            case Answer.Outdated outdated -> throw Refusal.of(412, "It is not as you last saw it", outdated.detail());
            case Answer.KeyReused reused -> throw Refusal.keyReused(reused.key());
            case Answer.NotWriter not -> throw notWriter(not);
            case Answer.Unavailable away -> throw away(away);
            case Answer.Unknown unknown -> throw unknown(unknown);
        };
    }

    /// Asks under the key for what cannot be done: what is done all the same was done before.
    @Override
    public Optional<List<Entry>> answered(List<Wanted> wanted, RequestTag tag) {
        Submission again =
                submission(wanted).with(key(tag)).expecting(programme -> Optional.of("it is only asked for"));
        return switch (ledger.append(again)) {
            case Answer.Appended appended -> Optional.of(appended.entries());
            case Answer.Outdated outdated -> Optional.empty();
            case Answer.Refused refused -> Optional.empty();
            case Answer.Malformed malformed -> Optional.empty();
            case Answer.KeyReused reused -> throw Refusal.keyReused(reused.key());
            case Answer.NotWriter not -> throw notWriter(not);
            case Answer.Unavailable away -> throw away(away);
            case Answer.Unknown unknown -> throw unknown(unknown);
        };
    }

    private static Submission submission(List<Wanted> wanted) {
        return Submission.of(
                wanted.stream().map(w -> new Proposal(w.actor(), w.act())).toList());
    }

    private static RequestKey key(RequestTag tag) {
        return new RequestKey(tag.person(), tag.key(), tag.digest());
    }

    private static Refusal notWriter(Answer.NotWriter not) {
        return Refusal.of(503, "Another control node writes at present", "Ask " + not.holder() + ".");
    }

    private static Refusal away(Answer.Unavailable away) {
        return Refusal.of(503, "The database is away", away.detail());
    }

    private static Refusal unknown(Answer.Unknown unknown) {
        return Refusal.of(
                503, "It is not known whether this was done", unknown.detail() + "; send it again under the same key");
    }

    @Override
    public Page<ActEntry> entries(Optional<String> cursor, int limit, Optional<String> body, Optional<String> kind) {
        long from = cursor.map(StoreActDesk::position).orElse(-1L) + 1;
        List<ActEntry> found = new ArrayList<>();
        long end = Math.min(programme().nextPosition(), from + SCANNED);
        long at = from;
        while (at < end && found.size() < limit) {
            List<Entry> some = body.isPresent() ? ofBody(body.get(), at, limit) : ledger.entries(at, 500);
            for (Entry entry : some) {
                at = entry.position() + 1;
                if (kind.filter(k -> !k.equals(codec.kind(entry.act()))).isEmpty()) {
                    found.add(shown(entry, body));
                }
                if (found.size() == limit) {
                    break;
                }
            }
            if (some.isEmpty()) {
                at = end;
            }
        }
        boolean more = at < programme().nextPosition();
        return new Page<>(found, more ? Optional.of(String.valueOf(at - 1)) : Optional.empty(), Optional.empty());
    }

    private List<Entry> ofBody(String body, long from, int limit) {
        BodyId id;
        try {
            id = new BodyId(body);
        } catch (IllegalArgumentException e) {
            throw Refusal.noSuchBody(body);
        }
        List<Entry> newestFirst = ledger.entriesOf(id, Long.MAX_VALUE, 500);
        return newestFirst.reversed().stream()
                .filter(e -> e.position() >= from)
                .limit(limit)
                .toList();
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "That is no cursor of ours", cursor);
        }
    }

    private ActEntry shown(Entry entry, Optional<String> body) {
        byte[] bytes = codec.bytes(entry, body.map(BodyId::new));
        Map<String, Object> payload = ApiJson.readMap(Canonical.bytes(codec.payload(entry.act())));
        return new ActEntry(
                entry.position(),
                entry.at(),
                entry.actor().value(),
                codec.kind(entry.act()),
                body,
                payload,
                Hash.leaf(bytes).hex());
    }

    @Override
    public Prose prose(String text) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return Prose.of(text, HexFormat.of().formatHex(salt));
    }

    @Override
    public String freshId(String kind) {
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        return kind + "-" + HexFormat.of().formatHex(bytes);
    }
}
