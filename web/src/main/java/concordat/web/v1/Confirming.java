package concordat.web.v1;

import concordat.api.ApiJson;
import concordat.api.view.ActProposal;
import concordat.assurance.act.Act;
import concordat.assurance.act.Entry;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.web.desk.AccountDesk;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Acts by which somebody answers for what others rely on, and which nobody does from a browser left open: whoever does
/// them proves again who they are.
final class Confirming {
    private static final String HEADER = "confirmation";

    private final AccountDesk accounts;

    Confirming(AccountDesk accounts) {
        this.accounts = accounts;
    }

    /// Does acts that want no proof, or come with it. A proof is used up by acts that are done, or may have
    /// been; what was done already is answered again without another.
    ///
    /// @param before what was done when the same was asked before
    /// @throws Refusal when proof is wanted and there is none
    List<Entry> done(
            Asked asked,
            List<ActProposal> proposals,
            List<Act> acts,
            Supplier<Optional<List<Entry>>> before,
            Supplier<List<Entry>> doing) {
        if (acts.stream().noneMatch(Confirming::wanted)) {
            return doing.get();
        }
        Optional<List<Entry>> done = before.get();
        if (done.isPresent()) {
            return done.get();
        }
        Optional<String> confirmation = asked.header(HEADER).filter(c -> !c.isBlank());
        if (confirmation.isEmpty()) {
            throw lacking(acts, "no Confirmation was sent along");
        }
        if (!accounts.spend(asked.signedIn(), confirmation.get(), digest(proposals))) {
            throw lacking(acts, "that Confirmation is used, over five minutes old, another's, or for other acts");
        }
        try {
            List<Entry> entries = doing.get();
            accounts.settle(confirmation.get(), entries.getFirst().position());
            return entries;
        } catch (Refusal refusal) {
            if (refusal.problem().status() < 500) {
                accounts.release(confirmation.get());
            }
            throw refusal;
        }
    }

    private static boolean wanted(Act act) {
        return act instanceof SubmissionSigned || act instanceof RiskAccepted;
    }

    private static Refusal lacking(List<Act> acts, String why) {
        int index = 0;
        while (!wanted(acts.get(index))) {
            index++;
        }
        return Faults.refusal(
                new Verdict.Refused(
                        Fault.CONFIRMATION_LACKING,
                        why + "; POST /sessions/confirm takes your password and these acts and answers with one",
                        List.of("POST /sessions/confirm")),
                index);
    }

    /// The same acts give the same digest, in whatever order their members were sent.
    ///
    /// @return lower-case hex SHA-256
    static String digest(List<ActProposal> acts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (ActProposal act : acts) {
                sha.update((act.kind() + "\n" + act.as().orElse("") + "\n").getBytes(StandardCharsets.UTF_8));
                sha.update(ApiJson.write(sorted(act.payload())));
                sha.update((byte) '\n');
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> members = new TreeMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member == null ? "" : sorted(member)));
            return members;
        }
        return value instanceof List<?> list
                ? list.stream().map(v -> v == null ? "" : sorted(v)).toList()
                : value;
    }
}
