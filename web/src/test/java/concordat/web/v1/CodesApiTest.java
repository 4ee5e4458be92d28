package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.ApiJson;
import concordat.api.view.CodeView;
import concordat.api.view.CrosswalkView;
import concordat.api.view.Page;
import concordat.api.view.Preview;
import concordat.api.view.ReadingLine;
import concordat.api.view.ReadingTally;
import concordat.api.view.ReadingView;
import concordat.api.view.Receipt;
import concordat.intake.crosswalk.CrosswalkFiles;
import concordat.web.http.Answer;
import concordat.web.http.Refusal;
import concordat.web.read.Readings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Crosswalks are published from files, shown before they count, and every standing is read over them at once.
final class CodesApiTest {

    private final Front front =
            new Front(Year.lived(), Year.NOW, Map.of("readings", Front.desk(Readings.class, (self, method, given) -> {
                assertThat(method.getName()).isEqualTo("programmeAt");
                return Year.lived();
            })));

    private Answer ask(String method, String address, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return front.ask("lead", method, address, body, headers);
    }

    private Answer get(String address) throws IOException, InterruptedException {
        return ask("GET", address, "", Map.of());
    }

    private <T> Page<T> page(String address, Class<T> item) throws IOException, InterruptedException {
        return ApiJson.readPage(Front.bytes(get(address)), item);
    }

    private void publishAll() throws IOException, InterruptedException {
        for (String file : CrosswalkFiles.files().values()) {
            assertThat(ask("POST", "/crosswalks", file, Map.of()).status()).isEqualTo(201);
        }
    }

    private static String file(String id) {
        return Optional.ofNullable(CrosswalkFiles.files().get(id)).orElseThrow();
    }

    @Test
    void whatComesWithTheProduct_isPublishedFromItsFiles_andListed() throws IOException, InterruptedException {
        publishAll();

        assertThat(page("/codes", CodeView.class).items())
                .extracting(CodeView::id)
                .containsExactly("model-1", "caf-3.2", "caf-4.0", "cyber-essentials", "iso-27001", "nist-800-53");
        assertThat(page("/crosswalks?code=caf-4.0&state=counts", CrosswalkView.class)
                        .items())
                .extracting(CrosswalkView::id)
                .containsExactly("caf-3.2.caf-4.0", "model-1.caf-4.0");
        assertThat(Front.text(get("/codes/caf-4.0"))).startsWith("code: caf-4.0\n");
    }

    @Test
    void aPreview_saysWhoWouldReadOtherwise_andDoesNothing() throws IOException, InterruptedException {
        ask("POST", "/crosswalks", file("cyber-essentials"), Map.of());
        long before = front.programme.nextPosition();

        Preview preview = ApiJson.read(
                Front.bytes(ask("POST", "/crosswalks?preview=true", file("model-1.cyber-essentials"), Map.of())),
                Preview.class);

        assertThat(front.programme.nextPosition()).isEqualTo(before);
        assertThat(preview.readings()).isNotEmpty().allSatisfy(r -> {
            assertThat(r.code()).isEqualTo("cyber-essentials");
            assertThat(r.changes())
                    .as("until now only the edition's own references say that something is asked in both places")
                    .isNotEmpty()
                    .allMatch(c -> !c.before().equals("met"));
        });
        assertThat(preview.readingsInAll()).isEqualTo(preview.readings().size());
    }

    @Test
    void aStanding_isReadRequirementByRequirement_andCountedInTheNation() throws IOException, InterruptedException {
        publishAll();

        ReadingView view =
                page("/bodies/tarn/readings/caf-3.2", ReadingView.class).items().getFirst();
        ReadingTally tally = page("/readings", ReadingTally.class).items().getFirst();
        Page<ReadingLine> lines = page("/readings/caf-3.2?profile=baseline&limit=1", ReadingLine.class);

        assertThat(view.requirements()).hasSize(39);
        assertThat(view.met() + view.partly() + view.missing() + view.notMapped())
                .isEqualTo(39);
        assertThat(view.requirements())
                .filteredOn(r -> r.coverage().equals("missing"))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.lacking()).isNotEmpty());
        assertThat(view.profiles()).extracting("profile").containsExactly("whole", "baseline", "enhanced");
        assertThat(tally.code()).isEqualTo("caf-3.2");
        assertThat(tally.environments()).isEqualTo(2);
        assertThat(lines.total()).contains(2);
        assertThat(lines.next()).isPresent();
        assertThatThrownBy(() -> page("/readings/caf-3.2?profile=best", ReadingLine.class))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsThere_isReplacedOnlyBySomebodyWhoSawIt() throws IOException, InterruptedException {
        publishAll();
        String changed = file("model-1.cyber-essentials").replaceFirst("confidence: 50", "confidence: 49");
        String path = "/crosswalks?reason=again";

        assertThatThrownBy(() -> ask("POST", path, changed, Map.of()))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(428));
        assertThatThrownBy(() -> ask("POST", path, changed, Map.of("if-match", "\"" + "0".repeat(64) + "\"")))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().fault()).contains(2004));
        String seen = page("/crosswalks", CrosswalkView.class).items().stream()
                .filter(c -> c.id().equals("model-1.cyber-essentials"))
                .findFirst()
                .orElseThrow()
                .digest();
        assertThat(ask("POST", path, changed, Map.of("if-match", "\"" + seen + "\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anOscalMappingCollection_goesOut_andComesInAgainUnderAnotherId() throws IOException, InterruptedException {
        publishAll();
        String mapping = Front.text(get("/crosswalks/model-1.cyber-essentials?format=oscal&version=1.2"));

        assertThat(ask(
                                "POST",
                                "/crosswalks",
                                mapping.replace("\"model-1.cyber-essentials\"", "\"partner.mapping\""),
                                Map.of())
                        .status())
                .isEqualTo(201);
        assertThat(front.programme
                        .otherCodes()
                        .crosswalk("partner.mapping")
                        .orElseThrow()
                        .crosswalk()
                        .maps())
                .isEqualTo(front.programme
                        .otherCodes()
                        .crosswalk("model-1.cyber-essentials")
                        .orElseThrow()
                        .crosswalk()
                        .maps());
        assertThatThrownBy(() -> get("/crosswalks/model-1.cyber-essentials?format=oscal&version=1.1"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(422));
    }

    /// A collection of two mappings of the first's codes, under ids of its own.
    private String collection(int first, int second) throws IOException, InterruptedException {
        String one = Front.text(get("/crosswalks/model-1.cyber-essentials?format=oscal&version=1.2"));
        ObjectMapper json = new ObjectMapper();
        ObjectNode whole = (ObjectNode) json.readTree(one);
        ArrayNode mappings = (ArrayNode) whole.get("mapping-collection").get("mappings");
        String mapping = mappings.get(0).toString();
        mappings.removeAll();
        int number = 0;
        for (int confidence : List.of(first, second)) {
            number++;
            mappings.add(json.readTree(mapping.replace("\"model-1.cyber-essentials\"", "\"partner." + number + "\"")
                    .replaceAll("\"uuid\":\"[0-9a-f]{4}", "\"uuid\":\"000" + number)
                    .replaceAll("\"percentage\":[0-9.]+", "\"percentage\":0." + confidence)));
        }
        return whole.toString();
    }

    @Test
    void aCollectionOfTwo_isRevisedMappingByMapping() throws IOException, InterruptedException {
        publishAll();
        String path = "/crosswalks?reason=again";
        assertThat(ask("POST", path, collection(50, 50), Map.of()).status()).isEqualTo(201);
        String seen = front.programme
                .otherCodes()
                .crosswalk("partner.2")
                .orElseThrow()
                .digest();
        long before = front.programme.nextPosition();

        Receipt one = ApiJson.read(
                Front.bytes(ask("POST", path, collection(50, 40), Map.of("if-match", "\"" + seen + "\""))),
                Receipt.class);

        assertThat(one.count()).as("the first says what it said").isEqualTo(1);
        assertThat(front.programme.nextPosition()).isEqualTo(before + 1);
        assertThatThrownBy(() -> ask("POST", path, collection(30, 30), Map.of()))
                .isInstanceOfSatisfying(Refusal.class, r -> {
                    assertThat(r.problem().status()).isEqualTo(428);
                    assertThat(r.problem().detail()).hasValueSatisfying(d -> assertThat(d)
                            .contains("partner.1, which is", "partner.2, which is"));
                });
        String both = front.programme
                        .otherCodes()
                        .crosswalk("partner.1")
                        .orElseThrow()
                        .digest() + "\", \""
                + front.programme
                        .otherCodes()
                        .crosswalk("partner.2")
                        .orElseThrow()
                        .digest();
        assertThat(ApiJson.read(
                                Front.bytes(
                                        ask("POST", path, collection(30, 30), Map.of("if-match", "\"" + both + "\""))),
                                Receipt.class)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void whatWasTakenForGranted_isSaidBeforeAndAfter() throws IOException, InterruptedException {
        publishAll();
        String unsaid = collection(50, 50).replaceAll(",\"confidence-score\":\\{[^}]*\\}", "");

        Preview preview =
                ApiJson.read(Front.bytes(ask("POST", "/crosswalks?preview=true", unsaid, Map.of())), Preview.class);
        Receipt receipt = ApiJson.read(Front.bytes(ask("POST", "/crosswalks", unsaid, Map.of())), Receipt.class);

        assertThat(preview.remarks()).hasSize(2).allMatch(r -> r.contains("say no confidence"));
        assertThat(receipt.remarks()).isEqualTo(preview.remarks());
    }

    @Test
    void records_goOutAsOscal_orSayWhatIsNotThere() throws IOException, InterruptedException {
        assertThat(Front.text(get("/bodies/tarn/oscal/ssp?version=1.1"))).contains("\"oscal-version\": \"1.1.3\"");
        assertThat(Front.text(get("/editions/model-1/oscal/catalog"))).startsWith("{\n  \"catalog\"");
        assertThatThrownBy(() -> get("/bodies/tarn/oscal/novel"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(404));
    }
}
