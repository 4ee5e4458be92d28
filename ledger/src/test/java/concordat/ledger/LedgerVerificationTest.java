package concordat.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.ledger.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LedgerVerificationTest {

    private static final String NETWORK = "northshire";
    private static final HeadVerifier KEYS = HeadVerifier.trusting(TestKeys.FIRST.publicKey());

    private static byte[] act(long position, long at, String word) {
        return new Envelope(
                        NETWORK,
                        position,
                        at,
                        "officer-1",
                        "network-founded",
                        1,
                        Optional.empty(),
                        Json.Obj.of(Map.of("name", new Json.Str(word))))
                .bytes();
    }

    private static List<byte[]> acts(int count, String word) {
        List<byte[]> acts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            acts.add(act(i, 1_000L + i / 2, word + i));
        }
        return acts;
    }

    private static SignedHead head(List<byte[]> acts, TestKeys key) {
        Frontier tree = Frontier.EMPTY;
        for (byte[] act : acts) {
            tree = tree.append(Hash.leaf(act));
        }
        return SignedHead.sign(NETWORK, tree, 5_000L + acts.size(), key);
    }

    /// With a head after every third act and after the last.
    private static byte[] export(List<byte[]> acts, TestKeys key) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ExportWriter writer = new ExportWriter(out, NETWORK)) {
            for (int i = 0; i < acts.size(); i++) {
                writer.act(acts.get(i));
                if (i % 3 == 2 || i == acts.size() - 1) {
                    writer.head(head(acts.subList(0, i + 1), key));
                }
            }
            writer.end();
        }
        return out.toByteArray();
    }

    private static Verification verify(byte[] export, SignedHead... witnessed) throws IOException {
        return LedgerVerification.verify(new ByteArrayInputStream(export), KEYS, List.of(witnessed));
    }

    private static Verification.Broken broken(byte[] export, SignedHead... witnessed) throws IOException {
        Verification result = verify(export, witnessed);
        assertThat(result).isInstanceOf(Verification.Broken.class);
        return (Verification.Broken) result;
    }

    private static byte[] edited(byte[] export, String from, String to) {
        String text = new String(export, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_whole_export_verifies() throws IOException {
        List<byte[]> acts = acts(7, "word");
        SignedHead newest = head(acts, TestKeys.FIRST);

        assertThat(verify(export(acts, TestKeys.FIRST), newest, head(acts.subList(0, 4), TestKeys.FIRST)))
                .isEqualTo(new Verification.Verified(NETWORK, 7, newest.rootHash(), 3, 2, newest));
    }

    @Test
    void every_single_byte_that_is_changed_shows() throws IOException {
        byte[] export = export(acts(5, "word"), TestKeys.FIRST);

        for (int i = 0; i < export.length; i++) {
            byte[] changed = export.clone();
            changed[i] ^= 1;
            assertThat(verify(changed)).as("byte %d", i).isInstanceOf(Verification.Broken.class);
        }
    }

    @Test
    void every_cut_shows() throws IOException {
        byte[] export = export(acts(4, "word"), TestKeys.FIRST);

        for (int length = 0; length < export.length; length++) {
            byte[] cut = Arrays.copyOf(export, length);
            assertThat(verify(cut)).as("length %d", length).isInstanceOf(Verification.Broken.class);
        }
    }

    @Test
    void a_changed_act_is_placed_after_the_newest_head_that_agrees() throws IOException {
        Verification.Broken broken = broken(edited(export(acts(7, "word"), TestKeys.FIRST), "word4", "wird4"));

        assertThat(broken.position()).isEqualTo(3);
        assertThat(broken.differs()).contains("an act from 3 to 5 was changed");
        assertThat(broken.todo()).contains("auditors");
    }

    @Test
    void deleting_the_newest_acts_shows_against_a_head_kept_elsewhere() throws IOException {
        List<byte[]> acts = acts(7, "word");
        byte[] shortened = export(acts.subList(0, 6), TestKeys.FIRST);

        assertThat(verify(shortened)).isInstanceOf(Verification.Verified.class);
        Verification.Broken broken = broken(shortened, head(acts, TestKeys.FIRST));
        assertThat(broken.position()).isEqualTo(6);
        assertThat(broken.differs()).contains("newest acts are missing", "holds 6", "covers 7");
    }

    @Test
    void rewriting_the_past_with_the_networks_own_key_shows_against_a_head_kept_elsewhere() throws IOException {
        byte[] rewritten = export(acts(7, "other"), TestKeys.FIRST);

        assertThat(verify(rewritten)).isInstanceOf(Verification.Verified.class);
        assertThat(broken(rewritten, head(acts(5, "word"), TestKeys.FIRST)).differs())
                .contains("an act from 3 to 4 was changed", "the head kept elsewhere");
    }

    @Test
    void another_key_a_foreign_witness_and_another_network_are_told_apart() throws IOException {
        List<byte[]> acts = acts(3, "word");

        assertThat(broken(export(acts, TestKeys.SECOND)).todo()).contains("public key");
        assertThat(broken(export(acts, TestKeys.FIRST), head(acts, TestKeys.SECOND))
                        .differs())
                .contains("head kept elsewhere", TestKeys.SECOND.keyId());
        assertThat(broken(
                                export(acts, TestKeys.FIRST),
                                SignedHead.sign("southshire", Frontier.EMPTY, 1, TestKeys.FIRST))
                        .differs())
                .contains("southshire", "northshire");
        assertThat(broken(edited(export(acts, TestKeys.FIRST), "ledger 1 north", "ledger 1 south"))
                        .differs())
                .contains("the act is of network northshire");
        assertThat(broken("PK".getBytes(StandardCharsets.US_ASCII)).differs()).contains("no ledger export");
    }

    @Test
    void gaps_repeats_and_time_running_backwards_show() throws IOException {
        List<byte[]> gap = List.of(act(0, 1, "a"), act(2, 2, "b"));
        List<byte[]> back = List.of(act(0, 5, "a"), act(1, 4, "b"));

        assertThat(broken(export(gap, TestKeys.FIRST)).differs()).contains("says position 2, it stands at 1");
        assertThat(broken(export(back, TestKeys.FIRST)).differs()).contains("time 4 is before");
        assertThat(broken(export(back, TestKeys.FIRST)).position()).isEqualTo(1);
    }

    @Test
    void acts_not_in_canonical_form_or_of_another_shape_show() throws IOException {
        String good = new String(act(0, 1, "a"), StandardCharsets.UTF_8);

        assertThat(shapeFault(good.replace("\"at\":1", "\"at\": 1"))).contains("canonical form, differs at byte");
        assertThat(shapeFault(good.replace("\"at\":1,", ""))).contains("field at is missing");
        assertThat(shapeFault(good.replace("\"v\":1", "\"v\":1,\"w\":1"))).contains("field w is unknown");
        assertThat(shapeFault(good.replace("\"v\":1", "\"v\":2"))).contains("envelope version 2");
        assertThat(shapeFault(good.replace("\"at\":1", "\"at\":\"1\""))).contains("field at: an integer should");
        assertThat(shapeFault(good.replace("\"position\":0", "\"position\":-1")))
                .contains("position -1");
        assertThat(shapeFault("[]")).contains("an act is an object");
        assertThat(shapeFault("")).contains("not JSON");
    }

    private static String shapeFault(String act) throws IOException {
        return broken(export(List.of(act.getBytes(StandardCharsets.UTF_8)), TestKeys.FIRST))
                .differs();
    }

    @Test
    void acts_after_the_last_head_are_not_taken_on_trust() throws IOException {
        byte[] export = export(acts(3, "word"), TestKeys.FIRST);
        String more = "act " + new String(act(3, 9_000, "word"), StandardCharsets.UTF_8) + "\nend 4 1";

        assertThat(broken(edited(export, "end 3 1", more)).differs()).contains("no signed head covers");
    }

    @Test
    void the_writer_refuses_what_would_not_verify() throws IOException {
        try (ExportWriter writer = new ExportWriter(new ByteArrayOutputStream(), NETWORK)) {
            assertThatThrownBy(writer::end).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> writer.head(head(acts(2, "word"), TestKeys.FIRST)))
                    .hasMessageContaining("size 2 after 0");
        }
    }

    @Test
    void a_kind_of_very_many_words_is_refused_in_one_line() {
        String kind = "a" + "-a".repeat(50_000);

        assertThatThrownBy(() ->
                        new Envelope(NETWORK, 0, 0, "officer-1", kind, 1, Optional.empty(), Json.Obj.of(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a kind of 100001 characters; the longest has 100");
    }
}
