package concordat.gateway.point.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class InquiriesTest {

    private static final String SOUND = """
            {"subject":{"type":"device","id":"d-1","properties":{"a":[1,2]}},"action":{"name":"GET"},
             "resource":{"type":"route","id":"r-1"},"context":{"login":"x"},
             "options":{"evaluations_semantic":"deny_on_first_deny"},
             "evaluations":[{},{"action":{"name":"POST"}}],"page":{"token":"t","limit":7}}""";

    private final Inquiries inquiries = new Inquiries();

    @Property(tries = 2_000)
    void whateverComes_isReadOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
        everywhere(bytes);
    }

    @Property(tries = 2_000)
    void damagedQuestions_areReadOrRefused(@ForAll int at, @ForAll byte with, @ForAll boolean cut) {
        byte[] sound = SOUND.getBytes(StandardCharsets.UTF_8);
        int place = Math.floorMod(at, sound.length);
        byte[] damaged = cut ? Arrays.copyOf(sound, place) : sound.clone();
        if (!cut) {
            damaged[place] = with;
        }
        everywhere(damaged);
    }

    private void everywhere(byte[] bytes) {
        for (SearchInquiry.Asked asked : SearchInquiry.Asked.values()) {
            try {
                assertThat(inquiries.search(asked, bytes).limit()).isBetween(1, Inquiries.MOST_RESULTS);
            } catch (MalformedInquiryException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        try {
            assertThat(inquiries.evaluations(bytes)).isNotNull();
            assertThat(inquiries.evaluation(bytes)).isNotNull();
        } catch (MalformedInquiryException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Example
    void soundQuestion_isReadWhole() throws Exception {
        byte[] sound = SOUND.getBytes(StandardCharsets.UTF_8);
        assertThat(inquiries.evaluations(sound))
                .isInstanceOfSatisfying(Inquiries.Evaluations.Several.class, several -> {
                    assertThat(several.batch().semantic()).isEqualTo(Inquiries.Batch.Semantic.DENY_ON_FIRST_DENY);
                    assertThat(several.batch().items().get(1))
                            .isInstanceOfSatisfying(Inquiries.Batch.Item.Sound.class, item -> assertThat(
                                            item.inquiry().action().id())
                                    .isEqualTo("POST"));
                });
        SearchInquiry search = inquiries.search(SearchInquiry.Asked.SUBJECT, sound);
        assertThat(search.inquiry().subject().id()).isEmpty();
        assertThat(search.limit()).isEqualTo(7);
        assertThat(search.token()).isEqualTo("t");
    }
}
