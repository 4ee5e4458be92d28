package concordat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.assurance.ids.PersonId;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgres.class)
class StoresTest {

    private static final Instant NOW = Samples.START;

    @Test
    void callers_loadedInBulk_areReadBackAsTheyWere(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            CallerStore callers = stores.callers(Samples.NETWORK);
            List<CallerRow> rows = IntStream.range(0, 12_000)
                    .mapToObj(i -> caller(i, 7, i % 10 == 0 ? Set.of("s1", "s \"2\\\"") : Set.of()))
                    .toList();
            assertThat(callers.load(rows.iterator())).isEqualTo(12_000);
            List<CallerRow> read = callers.readAll(all -> {
                List<CallerRow> list = new ArrayList<>();
                all.forEach(list::add);
                return list;
            });
            assertThat(read).containsExactlyInAnyOrderElementsOf(rows);
            assertThat(callers.find(rows.get(10).fingerprint())).contains(rows.get(10));
        }
    }

    @Test
    void callers_whatIsToldInBulk_leavesEnrolledDevicesAlone(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            CallerStore callers = stores.callers(Samples.NETWORK);
            callers.load(List.of(caller(1, 1, Set.of()), caller(2, 1, Set.of())).iterator());
            stores.write(connection -> {
                callers.put(connection, List.of(caller(1, 3, Set.of()), caller(3, 3, Set.of("s1"))));
                return true;
            });
            callers.load(List.of(caller(1, 15, Set.of()), caller(2, 15, Set.of()), caller(3, 15, Set.of()))
                    .iterator());
            assertThat(callers.find(caller(1, 0, Set.of()).fingerprint())).contains(caller(1, 3, Set.of()));
            assertThat(callers.find(caller(2, 0, Set.of()).fingerprint())).contains(caller(2, 15, Set.of()));
            assertThat(callers.find(caller(3, 0, Set.of()).fingerprint())).contains(caller(3, 3, Set.of("s1")));
            stores.write(connection -> {
                callers.remove(connection, List.of(caller(1, 0, Set.of()).fingerprint()));
                return true;
            });
            assertThat(callers.find(caller(1, 0, Set.of()).fingerprint())).isEmpty();
        }
    }

    @Test
    void accounts_andTheirTokens_endWhenDisabled(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            AccountStore accounts = stores.accounts(Samples.NETWORK);
            PersonId person = new PersonId("p1");
            Account account = new Account(person, "officer@b1", "$argon2id$x", false, NOW);
            assertThat(accounts.add(account)).isEqualTo(AccountStore.Adding.ADDED);
            assertThat(accounts.add(new Account(new PersonId("p2"), "officer@b1", "$argon2id$y", false, NOW)))
                    .isEqualTo(AccountStore.Adding.TAKEN);
            assertThat(accounts.byLogin("officer@b1")).contains(account);
            Token api = new Token("aa".repeat(32), Token.Kind.API, person, "script", NOW, NOW.plusSeconds(60));
            Token session = new Token("bb".repeat(32), Token.Kind.SESSION, person, "", NOW, NOW.plusSeconds(60));
            accounts.addToken(api);
            accounts.addToken(session);
            assertThat(accounts.token(api.hash(), NOW.plusSeconds(59))).contains(api);
            assertThat(accounts.token(api.hash(), NOW.plusSeconds(60))).isEmpty();
            assertThat(accounts.changePassword(person, "$argon2id$z")).isTrue();
            assertThat(accounts.tokensOf(person)).containsExactly(api);
            assertThat(accounts.disable(person)).isTrue();
            assertThat(accounts.token(api.hash(), NOW)).isEmpty();
            assertThat(accounts.byId(person).orElseThrow().disabled()).isTrue();
        }
    }

    /// Opening skips the migrations when the newest is there already, so it must know which one that is.
    @Test
    void open_again_findsEveryMigrationOfThisReleaseDone(DatabaseAddress address) {
        Stores.open(address).close();
        try (Database database = Database.open(address)) {
            int newest = database.read(connection -> {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select max(version::int) from flyway_schema_history")) {
                    rows.next();
                    return rows.getInt(1);
                }
            });
            assertThat(newest).isEqualTo(Database.NEWEST_MIGRATION);
        }
    }

    @Test
    void open_withAWrongPassword_saysWhereAndWhat(DatabaseAddress address) {
        DatabaseAddress wrong = new DatabaseAddress(address.url(), address.user(), "guess");
        assertThatThrownBy(() -> Stores.open(wrong))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining(address.url())
                .hasMessageContaining("password authentication failed");
    }

    private static CallerRow caller(int number, long facts, Set<String> services) {
        return new CallerRow(
                String.format("%064x", number),
                "d" + number,
                CallerKind.MANAGED_DEVICE,
                "e1",
                facts,
                Long.MAX_VALUE,
                0,
                services);
    }
}
