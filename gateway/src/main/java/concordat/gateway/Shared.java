package concordat.gateway;

import concordat.gateway.http.RequestRules;
import concordat.gateway.refusal.Messages;
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
    /// Whether the gateway has begun to go.
    volatile boolean draining;

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

    /// @return how things stand; callable from any thread
    Readiness readiness() {
        State present = state;
        if (draining) {
            return Readiness.DRAINING;
        } else if (!drilled) {
            return Readiness.DRILLING;
        } else if (present == null) {
            return Readiness.NO_STATE;
        } else if (present.isStale(times.now(), times.provenAt())) {
            return Readiness.STALE;
        }
        return parts.records().counts().failing() ? Readiness.RECORDS_FAILING : Readiness.READY;
    }
}
