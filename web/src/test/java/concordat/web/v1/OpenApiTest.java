package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the OpenAPI document says of answers is what is answered.
final class OpenApiTest {
    private static final String VIEWS = "concordat.api.view.";
    /// Schemas whose record has another name.
    private static final Map<String, String> OTHERWISE =
            Map.of("Preferences", "WishesView", "LadderProposal", "ProposalView", "Step", "CaseStep");
    /// Those that no record of their own stands behind: parts of records, and files that are signed as they are.
    private static final List<String> NO_RECORD =
            List.of("CertificateFile", "EditionChange", "MappingFile", "ReadingRequirement");

    private final OpenApi document;

    OpenApiTest() throws IOException {
        document = new OpenApi();
    }

    private static Optional<Class<?>> record(String schema) {
        return Stream.of(OTHERWISE.getOrDefault(schema, schema), schema + "View")
                .<Class<?>>flatMap(name -> {
                    try {
                        return Stream.of(Class.forName(VIEWS + name));
                    } catch (ClassNotFoundException e) {
                        return Stream.of();
                    }
                })
                .filter(Class::isRecord)
                .findFirst();
    }

    @Test
    void everySchemaOfARecord_hasExactlyItsComponents() {
        int compared = 0;
        for (Map.Entry<String, JsonNode> schema : document.schemas().properties()) {
            if (!schema.getValue().has("properties") || NO_RECORD.contains(schema.getKey())) {
                continue;
            }
            Class<?> record = record(schema.getKey())
                    .orElseThrow(() -> new AssertionError(schema.getKey() + " is the schema of no record"));
            assertThat(new TreeSet<>(schema.getValue().get("properties").propertyNames()))
                    .as(schema.getKey())
                    .isEqualTo(new TreeSet<>(Arrays.stream(record.getRecordComponents())
                            .map(RecordComponent::getName)
                            .toList()));
            compared++;
        }
        assertThat(compared).isGreaterThan(50);
    }
}
