package concordat.gateway.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PointsTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("points.properties"), text);
    }

    @Test
    void whatIsWritten_isReadBack() throws IOException {
        List<Point> points = List.of(
                new Point("a", HEX, Set.of("one.example", "two.example"), true, false),
                new Point("b", HEX.replace('0', 'f'), Set.of("one.example"), false, true));
        Points read = Points.in(file(Points.text(points)));
        assertThat(read.all()).isEqualTo(points);
        assertThat(read.shown(HEX)).contains(points.getFirst());
        assertThat(read.shown("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.certificate = %s",
                "a.hosts = one.example",
                "a.certificate = 00\na.hosts = one.example",
                "a.certificate = %s\na.hosts = one.example\na.hosted = x",
                "a.certificate = %s\na.hosts = ONE.example",
                "a.certificate = %s\na.hosts = one.example\na.searches = yes",
                "A.certificate = %s\nA.hosts = one.example",
                "certificate = %s",
                "a.certificate = %s\na.hosts = h\nb.certificate = %s\nb.hosts = h",
                "a.certificate = \\u00"
            })
    void whatIsNotUnderstood_registersNobody(String text) throws IOException {
        Path file = file(text.replace("%s", HEX));
        assertThatThrownBy(() -> Points.in(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("points");
        Points sound = Points.in(file(Points.text(List.of(new Point("a", HEX, Set.of("h"), false, false)))));
        Files.writeString(file, text.replace("%s", HEX));
        sound.refresh();
        assertThat(sound.shown(HEX)).isEmpty();
    }

    @Test
    void fileThatIsGone_registersNobody_untilItIsBack() throws IOException {
        String text = Points.text(List.of(new Point("a", HEX, Set.of("h"), false, false)));
        Points points = Points.in(file(text));
        Files.delete(folder.resolve("points.properties"));
        points.refresh();
        assertThat(points.all()).isEmpty();
        file(text);
        points.refresh();
        assertThat(points.shown(HEX)).isPresent();
    }
}
