package concordat.api.view;

import java.time.Instant;

/// A signed head of the ledger.
public record HeadView(String network, long size, String root, Instant at, String keyId, String signature) {}
