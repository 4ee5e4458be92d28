package concordat.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignedHeadTest {

    private static final Frontier TREE = Frontier.EMPTY.append(Hash.leaf("first".getBytes(StandardCharsets.UTF_8)));

    private final SignedHead head = SignedHead.sign("northshire", TREE, 1_790_000_000_000_000L, TestKeys.FIRST);

    /// What is signed may never change, or no head kept elsewhere verifies any more.
    @Test
    void the_signed_bytes_are_these_for_ever() {
        assertThat(new String(head.signedBytes(), StandardCharsets.UTF_8))
                .isEqualTo("concordat ledger head v1\n"
                        + "{\"at\":1790000000000000,\"keyId\":\"" + TestKeys.FIRST.keyId()
                        + "\",\"network\":\"northshire\",\"rootHash\":\"" + TREE.root() + "\",\"size\":1}");
        assertThat(TestKeys.FIRST.keyId()).isEqualTo("1cc20672d73ea19f7da465f65293b8e4");
        assertThat(head.signature())
                .isEqualTo(
                        "deb3ba79860177611749f4d8e4208c69fe734104e2366d56dbebbe9d4d544f1882f99e071b1ec13334ecb7c7b3a5f15dc0463f9c27f9f2af1b897cf59ef35a08");
    }

    @Test
    void only_a_trusted_key_over_exactly_this_head_verifies() {
        HeadVerifier first = HeadVerifier.trusting(TestKeys.FIRST.publicKey());

        assertThat(first.verify(head)).isTrue();
        assertThat(HeadVerifier.trusting(TestKeys.SECOND.publicKey()).verify(head))
                .isFalse();
        assertThat(HeadVerifier.trusting(List.of(TestKeys.SECOND.publicKey(), TestKeys.FIRST.publicKey()))
                        .verify(head))
                .isTrue();
        assertThat(first.verify(
                        new SignedHead("southshire", 1, head.rootHash(), head.at(), head.keyId(), head.signature())))
                .isFalse();
        assertThat(first.verify(
                        new SignedHead("northshire", 2, head.rootHash(), head.at(), head.keyId(), head.signature())))
                .isFalse();
        assertThat(first.verify(
                        new SignedHead("northshire", 1, head.rootHash(), head.at(), head.keyId(), "0".repeat(128))))
                .isFalse();
    }

    @Test
    void a_head_reads_back_from_its_bytes_and_from_nothing_else() {
        assertThat(SignedHead.read(head.bytes())).isEqualTo(head);
        String text = new String(head.bytes(), StandardCharsets.UTF_8);
        for (String bad : List.of(
                text + " ",
                text.replace(",\"size\":1", ""),
                text.replace("\"size\":1", "\"size\":\"1\""),
                text.replace("\"size\":1", "\"extra\":0,\"size\":1"),
                "[]",
                "")) {
            assertThatThrownBy(() -> SignedHead.read(bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(MalformedAct.class);
        }
    }

    @Test
    void a_key_of_another_kind_is_refused() {
        assertThatThrownBy(() -> HeadVerifier.key(new byte[44])).hasMessageContaining("44 bytes");
        assertThatThrownBy(() -> HeadVerifier.trusting(List.of())).hasMessageContaining("no key");
    }
}
