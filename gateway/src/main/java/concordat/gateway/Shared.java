package concordat.gateway;

import concordat.gateway.http.RequestRules;
import concordat.records.DecisionRecord;
import io.vertx.core.http.HttpServerOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What all event loops of a gateway share.
final class Shared {

    final GatewaySettings settings;
    final GatewayParts parts;
    final Times times;
    final Judge judge;
    final Counts counts = new Counts();
    final Refusals refusals;
    final RequestRules rules;
    final HttpServerOptions serverOptions;
    final Consumer<DecisionRecord> recorder;
    /// The newest state. Each event loop has it before it is acknowledged, and looks again after each decision.
    volatile @Nullable State state;

    /// Whether the drill of the cut is over.
    volatile boolean drilled;

    /// @param recorder takes what is decided and need not be on disk before it passes
    Shared(
            GatewaySettings settings,
            GatewayParts parts,
            HttpServerOptions serverOptions,
            Consumer<DecisionRecord> recorder) {
        this.settings = settings;
        this.parts = parts;
        this.serverOptions = serverOptions;
        this.recorder = recorder;
        this.times = new Times(parts.clock());
        this.judge = new Judge(times);
        this.refusals = new Refusals(Messages.load(), settings.contact());
        this.rules =
                new RequestRules(settings.limits().headers(), settings.limits().bodyBytes());
    }
}
