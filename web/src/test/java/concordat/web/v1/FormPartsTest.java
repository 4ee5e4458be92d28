package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.web.http.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// A form with files gives its parts byte for byte, or says why not.
final class FormPartsTest {

    private static final String TYPE = "multipart/form-data; boundary=\"b-1\"";

    private static byte[] form(byte[] mapping, byte[] table) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(text("--b-1\r\nContent-Disposition: form-data; name=\"mapping\"; filename=\"m.json\"\r\n\r\n"));
        form.writeBytes(mapping);
        form.writeBytes(
                text("\r\n--b-1\r\nContent-Type: x/y\r\ncontent-disposition: form-data; name=\"table\"\r\n\r\n"));
        form.writeBytes(table);
        form.writeBytes(text("\r\n--b-1--\r\n"));
        return form.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// @return all parts by name
    private static Map<String, byte[]> taken(byte[] form, String type) throws IOException {
        Path file = Files.createTempFile("form-", ".part");
        Path table = Files.createTempFile("form-", ".table");
        try {
            Files.write(file, form);
            byte[] mapping = FormParts.take(file, type, table).orElseThrow();
            return Map.of("mapping", mapping, "table", Files.readAllBytes(table));
        } finally {
            Files.delete(file);
            Files.delete(table);
        }
    }

    @Provide
    static Arbitrary<byte[]> contents() {
        return Arbitraries.of("\r\n", "\r", "\n", "--", "b-1", "\r\n--b", "-1", "a", "\u00ff", "")
                .list()
                .ofMaxSize(12)
                .map(pieces -> text(String.join("", pieces)))
                .filter(bytes -> !("\r\n" + new String(bytes, StandardCharsets.UTF_8)).contains("\r\n--b-1"));
    }

    @Property(tries = 500)
    void whateverTheParts_theyComeOutAsTheyWere(@ForAll("contents") byte[] mapping, @ForAll("contents") byte[] table)
            throws IOException {
        Map<String, byte[]> taken = taken(form(mapping, table), TYPE);

        assertThat(taken.get("table")).isEqualTo(table);
        assertThat(taken.get("mapping")).isEqualTo(mapping);
    }

    @Property(tries = 300)
    void aFormThatBreaksOffAnywhere_isRefused(@ForAll("contents") byte[] table, @ForAll short at) throws IOException {
        byte[] whole = form(text("{}"), table);
        int end = Math.floorMod(at, whole.length - 4);

        assertThatThrownBy(() -> taken(Arrays.copyOf(whole, end), TYPE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("That is no form with files");
    }

    @Test
    void aFormWithoutTable_withAStranger_orWithoutBoundary_isRefused() throws IOException {
        byte[] form = form(text("{}"), text("a"));
        String whole = new String(form, StandardCharsets.UTF_8);

        assertThatThrownBy(() -> taken(text(whole.replace("\"table\"", "\"sheet\"")), TYPE))
                .hasMessageContaining("part [sheet] is unknown here");
        assertThatThrownBy(() -> taken(text(whole.replace("\"mapping\"", "\"table\"")), TYPE))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> taken(form, "multipart/form-data")).hasMessageContaining("names no boundary");
        assertThat(FormParts.isForm(Optional.of("Multipart/Form-Data; boundary=x")))
                .isTrue();
        assertThat(FormParts.isForm(Optional.of("application/octet-stream"))).isFalse();
    }
}
