package concordat.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.store.DatabaseAddress;
import concordat.store.StoreFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private static final byte[] ENTROPY = new byte[24];

    @TempDir
    static Path folder;

    private static int port;

    @BeforeAll
    static void makeOnce() throws IOException {
        port = freePort();
        EmbeddedPostgres.start(folder, port, ENTROPY).close();
    }

    @AfterAll
    static void nothingRuns() throws IOException {
        Layout layout = Layout.in(folder);
        new Leftovers(layout).clear();
    }

    @Test
    void start_writesBeforeItAcknowledges_andAsksForThePassword() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, ENTROPY)) {
            assertThat(ask(postgres.address(), "show fsync")).isEqualTo("on");
            assertThat(ask(postgres.address(), "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres.address(), "show listen_addresses")).isEqualTo("127.0.0.1");
            DatabaseAddress guessed = new DatabaseAddress(postgres.address().url(), Cluster.USER, "guess");
            assertThatThrownBy(() -> ask(guessed, "select 1")).hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void start_again_findsWhatWasCommitted() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, ENTROPY)) {
            run(postgres.address(), "create table kept as select 7 as n");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, ENTROPY)) {
            assertThat(ask(postgres.address(), "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void start_twice_namesTheFolder() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, ENTROPY)) {
            assertThat(postgres.runs()).isTrue();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, port, ENTROPY))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("another Concordat is running on this data")
                    .hasMessageContaining(folder.toString());
        }
    }

    @Test
    void start_whenTheServerOutlivedItsOwner_stopsItInOrderAndStartsAgain() throws Exception {
        Server orphan = orphan();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, ENTROPY)) {
            assertThat(orphan.runs()).isFalse();
            assertThat(ask(postgres.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void start_afterEveryProcessWasKilled_recovers() throws Exception {
        Server orphan = orphan();
        DatabaseAddress address = address();
        run(address, "create table survived as select 1 as n");
        Launch.signal("KILL", orphan.pid());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, ENTROPY)) {
            assertThat(ask(postgres.address(), "select n from survived")).isEqualTo("1");
        }
    }

    @Test
    void revive_afterTheServerWasKilled_startsItAgain() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, ENTROPY)) {
            assertThat(postgres.revive()).isFalse();
            Launch.signal("KILL", postgres.pid());
            while (postgres.runs()) {
                Thread.sleep(5);
            }
            assertThat(postgres.revive()).isTrue();
            assertThat(ask(postgres.address(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void start_withAProcessIdThatIsAnotherProgramsNow_leavesThatProgramAlone() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        Layout layout = Layout.in(folder);
        try {
            Files.write(
                    layout.pidFile(),
                    List.of(Long.toString(other.pid()), layout.cluster().toString(), "0", "1", "", "127.0.0.1"));
            EmbeddedPostgres.start(folder, port, ENTROPY).close();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void start_onAPortInUse_namesThePort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder, taken.getLocalPort(), ENTROPY))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("port is in use")
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void start_withHalfUnpackedPrograms_unpacksThemAgain() throws IOException {
        Path programs = folder.resolve("postgres/programs-18.6.0/lib");
        try (var libraries = Files.list(programs)) {
            Files.write(libraries.filter(Files::isRegularFile).findFirst().orElseThrow(), new byte[0]);
        }
        EmbeddedPostgres.start(folder, port, ENTROPY).close();
    }

    @Test
    void start_whereAFolderCannotBe_saysSo() throws IOException {
        Path file = Files.createTempFile(folder, "plain", "file");
        assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("data"), port, ENTROPY))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void passwordFile_isItsOwnersOnly() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.resolve("postgres/password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(address().toString()).doesNotContain(address().password());
    }

    private static Server orphan() {
        Layout layout = Layout.in(folder);
        return Server.start(layout, Launch.here(), Binaries.unpackedIn(layout.home(), "18.6.0"), port);
    }

    private static DatabaseAddress address() throws IOException {
        String password = Files.readString(folder.resolve("postgres/password")).strip();
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", Cluster.USER, password);
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
