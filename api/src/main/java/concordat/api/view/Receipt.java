package concordat.api.view;

import java.time.Instant;

/// Acts are durable and in the ledger.
public record Receipt(long first, int count, Instant at) {}
