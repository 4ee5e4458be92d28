package concordat.store;

import concordat.store.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/// A process of its own that starts a server and appends until it is killed. Prints a line for each acknowledged act,
/// after it was acknowledged.
///
/// Arguments: data folder, port, number of the first body to join.
final class AppendingProcess {

    private static final int AT_ONCE = 40;

    private AppendingProcess() {}

    @SuppressWarnings("FutureReturnValueIgnored") // the answer is printed when it comes
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        int first = Integer.parseInt(arguments[2]);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, new byte[24]);
                Stores stores = Stores.open(postgres.address());
                LedgerStore ledger = stores.ledger(
                        new LedgerSettings(Samples.NETWORK, Samples.fixedSigner(), "victim", InstantSource.system()))) {
            System.out.println(
                    "ready " + postgres.pid() + " " + ledger.current().size());
            if (ledger.current().size() == 0) {
                ledger.append(Samples.founding());
            }
            Semaphore free = new Semaphore(AT_ONCE);
            for (int number = first; ; number++) {
                int body = number;
                free.acquire();
                ledger.submit(Samples.joining(body)).thenAccept(answer -> {
                    if (answer instanceof Answer.Appended appended) {
                        System.out.println("acknowledged " + body + " "
                                + appended.entries().getFirst().position());
                    } else {
                        System.out.println("other " + answer);
                    }
                    free.release();
                });
            }
        }
    }
}
