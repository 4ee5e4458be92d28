package concordat.store.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealedFileTest {

    private static final String PLACE = "report/r-1";

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 262_143, 262_144, 262_145, 1_000_000})
    void whatIsWritten_isReadAgain_andStandsNowhereInTheFile(int size) throws IOException {
        byte[] plain = bytes(size);
        Path file = folder.resolve("sealed");

        assertThat(SealedFile.write(vault(1), PLACE, new ByteArrayInputStream(plain), file))
                .isEqualTo(size);

        assertThat(read(1, PLACE, file)).isEqualTo(plain);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        if (size >= 64) {
            String kept = Files.readString(file, StandardCharsets.ISO_8859_1);
            String said = new String(plain, 0, 64, StandardCharsets.ISO_8859_1);
            assertThat(kept.contains(said)).isFalse();
        }
    }

    @Test
    void anotherKeyOrPlace_opensNothing() throws IOException {
        Path file = sealed(300_000);

        assertThatThrownBy(() -> read(2, PLACE, file)).isInstanceOf(FindingVault.WrongKey.class);
        assertThatThrownBy(() -> read(1, "report/r-2", file)).isInstanceOf(FindingVault.WrongKey.class);
    }

    @Test
    void aFileCutShort_atAnyPiece_isNotWhole() throws IOException {
        Path file = sealed(600_000);
        byte[] whole = Files.readAllBytes(file);
        int piece = Integer.BYTES + (256 << 10) + 28;

        for (int length : new int[] {4, 8, 8 + piece, 8 + 2 * piece, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> read(1, PLACE, file))
                    .as("cut to " + length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aChangedByte_isSeen() throws IOException {
        Path file = sealed(1_000);
        byte[] bytes = Files.readAllBytes(file);
        bytes[500] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> read(1, PLACE, file)).isInstanceOf(FindingVault.WrongKey.class);
    }

    @Test
    void aStreamThatFails_leavesNoFile() {
        Path file = folder.resolve("sealed");
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> SealedFile.write(vault(1), PLACE, failing, file))
                .hasMessage("the disk is gone");

        assertThat(folder).isEmptyDirectory();
    }

    private Path sealed(int size) throws IOException {
        Path file = folder.resolve("sealed");
        SealedFile.write(vault(1), PLACE, new ByteArrayInputStream(bytes(size)), file);
        return file;
    }

    private static byte[] read(int key, String place, Path file) throws IOException {
        try (InputStream in = SealedFile.open(vault(key), place, file)) {
            return in.readAllBytes();
        }
    }

    private static FindingVault vault(int key) {
        byte[] bytes = new byte[FindingVault.KEY_BYTES];
        bytes[0] = (byte) key;
        return new FindingVault(bytes);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
