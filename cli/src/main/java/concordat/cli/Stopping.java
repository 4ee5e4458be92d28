package concordat.cli;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.view.ReportJob;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Failures;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Stops an import when a person asks. An upload that has not arrived whole is dropped by the server itself; one that
/// has may just be getting its number, which is then waited for.
final class Stopping {

    private static final long NUMBER_LIMIT_SECONDS = 5;

    private final Console console;
    private final ApiClient api;
    private final CompletableFuture<String> number = new CompletableFuture<>();
    private final CompletableFuture<ReportJob> stopped = new CompletableFuture<>();
    private volatile boolean asked;
    private volatile boolean over;

    Stopping(Console console, ApiClient api) {
        this.console = console;
        this.api = api;
    }

    /// The server has given the import a number.
    void accepted(String report) {
        number.complete(report);
    }

    /// The upload broke off, so there will never be a number.
    void neverArrived() {
        number.cancel(false);
    }

    /// The import came to its end; there is nothing left to stop.
    void over() {
        over = true;
    }

    boolean asked() {
        return asked;
    }

    /// @return the import as it was left, once it has been stopped
    Optional<ReportJob> stopped() {
        return Optional.ofNullable(stopped.getNow(null));
    }

    /// Runs beside the import, which may be anywhere.
    void stop() {
        if (over) {
            return;
        }
        asked = true;
        try {
            String report = number.get(NUMBER_LIMIT_SECONDS, TimeUnit.SECONDS);
            Address address = Address.of("reports", report, "cancel");
            stopped.complete(api.post(address.text(), Map.of(), "cancel-" + report, ReportJob.class));
            console.warn("Stopped import " + report + "; nothing of it counts.");
        } catch (CancellationException e) {
            console.warn("Stopped while sending; nothing was imported.");
        } catch (TimeoutException e) {
            console.warn("Stopped; if the report had arrived whole by then, the server goes on with it.");
        } catch (ApiFailure e) {
            console.warn(Failures.line(e.problem()));
        } catch (IOException | ExecutionException e) {
            console.warn("The import could not be stopped: " + e.getMessage() + "; the server goes on with it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
