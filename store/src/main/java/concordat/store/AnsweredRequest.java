package concordat.store;

/// Where in the ledger the answer to a request stands.
record AnsweredRequest(RequestKey key, long position, int acts) {}
