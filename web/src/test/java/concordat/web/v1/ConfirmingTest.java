package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.ActProposal;
import concordat.assurance.act.Act;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.Entry;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.SubmissionId;
import concordat.web.desk.AccountDesk;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Signing wants proof of who signs; nothing else is slowed down by it.
final class ConfirmingTest {
    private static final PersonId OWNER = new PersonId("owner");
    private static final Act SIGNING =
            new SubmissionSigned(new SubmissionId("s-1"), Year.DIGEST, Year.prose("So it is"));
    private static final List<ActProposal> PROPOSED =
            List.of(new ActProposal("submission-signed", Map.of("submission", "s-1")));

    private final List<String> told = new ArrayList<>();
    private final AccountDesk accounts = (AccountDesk) Proxy.newProxyInstance(
            AccountDesk.class.getClassLoader(), new Class<?>[] {AccountDesk.class}, (self, method, given) -> {
                told.add(method.getName());
                return method.getName().equals("spend") ? "good".equals(given[1]) : null;
            });
    private final Confirming confirming = new Confirming(accounts);

    private static Asked asked(Map<String, String> headers) {
        return new Asked(
                "POST",
                "/api/v1/acts",
                Map.of(),
                Map.of(),
                headers,
                Optional.of(OWNER),
                Optional.empty(),
                Buffer.buffer(),
                Optional.empty(),
                "127.0.0.1");
    }

    private static List<Entry> done(Act act) {
        return List.of(new Entry(new NetworkId("testnet"), 4, Instant.EPOCH, OWNER, act));
    }

    @Test
    void signing_without_proof_or_with_another_is_refused_with_the_way_forward() {
        for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("confirmation", "old"))) {
            assertThatThrownBy(() -> confirming.done(
                            asked(headers), PROPOSED, List.of(SIGNING), Optional::empty, () -> done(SIGNING)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.problem().status()).isEqualTo(403);
                        assertThat(refusal.problem().fault()).contains(1060);
                        assertThat(refusal.problem().legalMoves()).containsExactly("POST /sessions/confirm");
                    });
        }
        assertThat(told).containsExactly("spend");
    }

    @Test
    void signing_with_proof_uses_it_up_and_says_for_what() {
        confirming.done(
                asked(Map.of("confirmation", "good")),
                PROPOSED,
                List.of(SIGNING),
                Optional::empty,
                () -> done(SIGNING));
        assertThat(told).containsExactly("spend", "settle");
    }

    @Test
    void a_proof_is_good_again_when_the_act_is_refused_and_not_when_nobody_knows() {
        for (int status : new int[] {409, 503}) {
            told.clear();
            assertThatThrownBy(() -> confirming.done(
                            asked(Map.of("confirmation", "good")), PROPOSED, List.of(SIGNING), Optional::empty, () -> {
                                throw Refusal.of(status, "No", "Not now.");
                            }))
                    .hasMessageContaining("Not now");
            assertThat(told).containsExactlyElementsOf(status == 409 ? List.of("spend", "release") : List.of("spend"));
        }
    }

    @Test
    void signing_that_is_sent_again_is_answered_as_before_and_wants_no_other_proof() {
        List<Entry> before = done(SIGNING);
        assertThat(confirming.done(
                        asked(Map.of("confirmation", "used")),
                        PROPOSED,
                        List.of(SIGNING),
                        () -> Optional.of(before),
                        () -> {
                            throw new AssertionError("it was done already");
                        }))
                .isEqualTo(before);
        assertThat(told).isEmpty();
    }

    @Test
    void other_acts_want_no_proof() {
        Act answer = new AnswerGiven(
                new EnvironmentId("tarn-main"), Year.CONTROL, concordat.assurance.act.Answer.MET, Year.prose("We do"));
        confirming.done(asked(Map.of()), List.of(), List.of(answer), Optional::empty, () -> done(answer));
        assertThat(told).isEmpty();
    }

    @Test
    void the_digest_is_of_what_is_said_in_whatever_order() {
        Map<String, Object> one = new LinkedHashMap<>(Map.of("a", 1));
        one.put("b", List.of(Map.of("x", 1, "y", 2)));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", List.of(new LinkedHashMap<>(Map.of("y", 2, "x", 1))));
        other.put("a", 1);
        assertThat(Confirming.digest(List.of(new ActProposal("k", one))))
                .isEqualTo(Confirming.digest(List.of(new ActProposal("k", other))))
                .isNotEqualTo(Confirming.digest(List.of(new ActProposal("k", Map.of("a", 2)))));
    }
}
