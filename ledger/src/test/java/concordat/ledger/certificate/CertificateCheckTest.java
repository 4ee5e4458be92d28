package concordat.ledger.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.ledger.HeadVerifier;
import concordat.ledger.MalformedAct;
import concordat.ledger.TestKeys;
import concordat.ledger.certificate.Certified.Form;
import concordat.ledger.certificate.Certified.State;
import concordat.ledger.certificate.Difference.What;
import concordat.ledger.json.Canonical;
import concordat.ledger.json.Json;
import concordat.ledger.json.JsonLimits;
import concordat.ledger.json.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateCheckTest {

    private static final HeadVerifier TRUSTED = HeadVerifier.trusting(TestKeys.FIRST.publicKey());
    private static final byte[] FILE = new Given("tesk").file(TestKeys.FIRST).bytes();
    private static final byte[] PAGE = SealedPage.seal(Given.pdf(FILE), FILE, TestKeys.FIRST);

    private static CertificateVerdict verify(byte[] file) {
        return CertificateCheck.verify(file, TRUSTED, Optional.empty());
    }

    private static List<Difference> refused(byte[] file) {
        CertificateVerdict verdict = verify(file);
        assertThat(verdict).isInstanceOf(CertificateVerdict.Refused.class);
        return ((CertificateVerdict.Refused) verdict).differences();
    }

    private static CertificateFile genuine(byte[] file) {
        CertificateVerdict verdict = verify(file);
        assertThat(verdict).isInstanceOf(CertificateVerdict.Genuine.class);
        return ((CertificateVerdict.Genuine) verdict).file();
    }

    @Test
    void what_the_network_gave_is_genuine_and_says_when_it_counts() {
        Certified says = genuine(FILE).certified();

        assertThat(says.bodyName()).isEqualTo("Tesk-stead Council");
        assertThat(says.state(Given.FROM.minusSeconds(1))).isEqualTo(State.NOT_YET);
        assertThat(says.state(Given.FROM)).isEqualTo(State.IN_FORCE);
        assertThat(says.state(Given.UNTIL)).isEqualTo(State.EXPIRED);
    }

    @Test
    void an_extension_and_a_withdrawal_stand_in_it_with_their_proofs() {
        CertificateFile extended =
                genuine(new Given("tesk").extended(12).file(TestKeys.FIRST).bytes());
        CertificateFile withdrawn =
                genuine(new Given("tesk").withdrawn().file(TestKeys.FIRST).bytes());

        assertThat(extended.certified().until()).isEqualTo(Given.UNTIL.plus(Duration.ofDays(12)));
        assertThat(extended.acts()).extracting(a -> a.act().position()).containsExactly(5L, 7L);
        assertThat(withdrawn.certified().state(Given.WRITTEN)).isEqualTo(State.WITHDRAWN);
        assertThat(withdrawn.certified().state(Given.UNTIL)).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void a_page_is_checked_like_the_file_in_it() {
        assertThat(genuine(PAGE)).isEqualTo(genuine(FILE));
    }

    @Test
    void no_byte_of_a_file_can_be_altered() {
        for (int at = 0; at < FILE.length; at++) {
            byte[] altered = FILE.clone();
            altered[at] ^= (byte) (at % 2 == 0 ? 0x01 : 0x20);
            assertThat(refused(altered)).as("byte %d", at).isNotEmpty();
        }
    }

    @Test
    void no_byte_of_a_page_can_be_altered_the_seal_included() {
        int json = SealedPage.read(PAGE).offset();
        // The certificate itself is altered byte by byte above.
        for (int at = 5; at < PAGE.length; at += at >= json && at < json + FILE.length ? 13 : 1) {
            byte[] altered = PAGE.clone();
            altered[at] ^= 0x01;
            assertThat(refused(altered)).as("byte %d", at).isNotEmpty();
        }
    }

    @Property(tries = 150)
    void no_byte_can_be_put_in_or_taken_out(
            @ForAll boolean page, @ForAll @IntRange(min = 0, max = 99_999) int place, @ForAll byte value) {
        byte[] whole = page ? PAGE : FILE;
        int at = place % whole.length;
        byte[] more = new byte[whole.length + 1];
        System.arraycopy(whole, 0, more, 0, at);
        more[at] = value;
        System.arraycopy(whole, at, more, at + 1, whole.length - at);
        byte[] less = Arrays.copyOf(whole, whole.length - 1);
        System.arraycopy(whole, at + 1, less, at, whole.length - at - 1);

        assertThat(refused(more)).isNotEmpty();
        assertThat(refused(less)).isNotEmpty();
        assertThat(refused(Arrays.copyOf(whole, at))).isNotEmpty();
    }

    @Property(tries = 300)
    void whatever_it_is_given_it_answers(@ForAll byte[] anything) {
        assertThat(refused(anything)).isNotEmpty();
    }

    /// What a forger does who has a file and an editor.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "form",
                "from",
                "until",
                "extensionDays",
                "state",
                "body",
                "environment",
                "certificate",
                "network"
            })
    void a_swapped_field_is_named(String field) {
        Json.Obj object = (Json.Obj) JsonParser.parse(FILE, JsonLimits.ACT);
        Json other =
                switch (field) {
                    case "form" -> new Json.Str("CONDITIONAL");
                    case "from" -> new Json.Int(CertificateJson.micros(Given.FROM.minusSeconds(1)));
                    case "until" -> new Json.Int(CertificateJson.micros(Given.UNTIL.plusSeconds(1)));
                    case "extensionDays" -> new Json.Int(30);
                    case "state" -> new Json.Str("EXPIRED");
                    default -> new Json.Str("another");
                };

        List<Difference> differences = refused(Canonical.bytes(object.with(field, other)));

        assertThat(differences).extracting(Difference::what).contains(What.SIGNATURE);
        assertThat(differences)
                .anyMatch(d -> (d.what() == What.FIELD && d.where().equals(field))
                        || (d.what() == What.NETWORK && field.equals("network")));
    }

    /// What stands in no act about the certificate rests on the signature.
    @ParameterizedTest
    @ValueSource(strings = {"networkName", "bodyName", "environmentName", "edition", "editionTitle"})
    void a_swapped_name_breaks_the_signature(String field) {
        Json.Obj object = (Json.Obj) JsonParser.parse(FILE, JsonLimits.ACT);

        assertThat(refused(Canonical.bytes(object.with(field, new Json.Str("another")))))
                .extracting(Difference::what)
                .containsExactly(What.SIGNATURE);
    }

    @Test
    void even_the_network_cannot_sign_what_its_ledger_does_not_say() {
        Given given = new Given("tesk");
        Certified says = given.says();
        Certified longer = new Certified(
                says.network(),
                says.networkName(),
                says.certificate(),
                says.body(),
                says.bodyName(),
                says.environment(),
                says.environmentName(),
                says.edition(),
                says.editionTitle(),
                Form.CONDITIONAL,
                says.from(),
                Given.UNTIL.plus(Duration.ofDays(1)),
                0,
                says.state(),
                says.writtenAt());

        assertThat(refused(given.file(longer, TestKeys.FIRST).bytes()))
                .allMatch(d -> d.what() == What.FIELD)
                .extracting(Difference::where)
                .containsExactly("form", "until");
    }

    @Test
    void an_act_from_another_ledger_does_not_stand_under_the_head() {
        CertificateFile one = new Given("tesk").file(TestKeys.FIRST);
        CertificateFile other = new Given("tesk").extended(12).file(TestKeys.FIRST);
        CertificateFile mixed = CertificateFile.sign(other.certified(), other.acts(), one.head(), TestKeys.FIRST);

        assertThat(refused(mixed.bytes())).extracting(Difference::what).contains(What.PROOF);
    }

    @Test
    void a_withdrawal_cannot_be_left_out_by_anybody_but_the_network() {
        CertificateFile withdrawn = new Given("tesk").withdrawn().file(TestKeys.FIRST);
        CertificateFile without = new CertificateFile(
                withdrawn.certified(),
                withdrawn.acts().subList(0, 1),
                withdrawn.head(),
                withdrawn.keyId(),
                withdrawn.signature());

        assertThat(refused(without.bytes())).extracting(Difference::what).containsExactly(What.SIGNATURE, What.FIELD);
    }

    @Test
    void acts_in_an_order_that_cannot_be_are_refused() {
        CertificateFile file = new Given("tesk").extended(12).file(TestKeys.FIRST);
        CertificateFile turned =
                CertificateFile.sign(file.certified(), file.acts().reversed(), file.head(), TestKeys.FIRST);

        assertThat(refused(turned.bytes())).extracting(Difference::where).containsExactly("acts");
    }

    @Test
    void a_file_of_another_network_is_refused_by_its_key_and_by_its_name() {
        byte[] foreign = new Given("orrin").file(TestKeys.SECOND).bytes();
        HeadVerifier both = HeadVerifier.trusting(List.of(TestKeys.FIRST.publicKey(), TestKeys.SECOND.publicKey()));

        assertThat(refused(foreign)).extracting(Difference::what).containsOnly(What.KEY);
        assertThat(CertificateCheck.verify(foreign, both, Optional.empty()))
                .isInstanceOf(CertificateVerdict.Genuine.class);
        assertThat(CertificateCheck.verify(foreign, both, Optional.of("tesk")))
                .isEqualTo(new CertificateVerdict.Refused(List.of(
                        new Difference(What.NETWORK, "network", "it is of network orrin, asked for was tesk"))));
    }

    @Test
    void a_page_altered_for_the_eye_is_refused_although_the_certificate_in_it_is_genuine() {
        String page = new String(PAGE, StandardCharsets.ISO_8859_1);
        byte[] altered = page.replaceFirst("Tesk-stead Council keeps", "Orrinmoor Council keeps")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] resaved =
                page.replaceFirst("%concordat-certificate-page .*\n", "").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(altered)).extracting(Difference::what).contains(What.PAGE);
        assertThat(refused(resaved)).singleElement().satisfies(d -> assertThat(d.detail())
                .contains("no seal", "ask for the file as the network gave it"));
    }

    @Test
    void what_is_no_certificate_is_told_so_clearly() {
        assertThat(refused(new byte[0])).singleElement().matches(d -> d.what() == What.FORM);
        assertThat(refused("hello".getBytes(StandardCharsets.UTF_8)).getFirst().detail())
                .contains("no certificate as the network writes them", "at byte 0");
        assertThat(refused("{}".getBytes(StandardCharsets.UTF_8)).getFirst().detail())
                .contains("format is not concordat-certificate");
        assertThat(refused(Arrays.copyOf(FILE, FILE.length / 2)).getFirst().detail())
                .contains("at byte ", "ends");
        assertThat(refused(new byte[CertificateFile.LARGEST + 1]).getFirst().detail())
                .contains("262145 bytes", "at most 262144");
        assertThat(refused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8))
                        .getFirst()
                        .detail())
                .contains("nested deeper");
        byte[] newer = new String(FILE, StandardCharsets.UTF_8)
                .replace("\"v\":1,\"writtenAt\"", "\"v\":2,\"writtenAt\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(refused(newer).getFirst().detail()).contains("field v: this program reads version 1");
    }

    @Test
    void a_page_must_hold_the_certificate_it_is_sealed_with() {
        assertThatThrownBy(() -> SealedPage.seal(Given.pdf(new byte[0]), FILE, TestKeys.FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not hold the certificate");
        assertThatThrownBy(() -> SealedPage.read(new byte[SealedPage.LARGEST + 1]))
                .isInstanceOf(MalformedAct.class)
                .hasMessageContaining("at most");
    }

    /// The form is a promise to everybody who keeps a file: it may be added to by a new version, never changed.
    @Test
    void the_form_stays_as_it_is() {
        assertThat(new String(FILE, StandardCharsets.UTF_8))
                .startsWith(
                        "{\"acts\":[{\"act\":{\"actor\":\"assessor-1\",\"at\":1772323200000000,\"body\":\"tesk-stead\","
                                + "\"kind\":\"certificate-issued\",\"kindVersion\":1,\"network\":\"tesk\",\"payload\":{"
                                + "\"certificate\":\"cert-0001\",\"environment\":\"tesk-main\",\"form\":\"FULL\","
                                + "\"from\":1772323200000000,\"submission\":\"pack-0001\",\"until\":1803859200000000},"
                                + "\"position\":5,\"v\":1},\"path\":[\"")
                .contains("],\"body\":\"tesk-stead\",\"bodyName\":\"Tesk-stead Council\",\"certificate\":\"cert-0001\","
                        + "\"edition\":\"model-2026\",\"editionTitle\":\"Model Code 2026\",\"environment\":\"tesk-main\","
                        + "\"environmentName\":\"Main site\",\"extensionDays\":0,\"form\":\"FULL\","
                        + "\"format\":\"concordat-certificate\",\"from\":1772323200000000,\"head\":{")
                .endsWith("\",\"state\":\"IN_FORCE\",\"until\":1803859200000000,\"v\":1," + "\"writtenAt\":"
                        + CertificateJson.micros(Instant.parse("2026-06-01T12:00:00Z")) + "}");
        assertThat(FILE.length).isLessThan(4_000);
    }
}
