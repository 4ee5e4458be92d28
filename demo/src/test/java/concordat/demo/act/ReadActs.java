package concordat.demo.act;

import concordat.api.ApiJson;
import concordat.api.view.ActProposal;
import concordat.assurance.act.Act;
import concordat.assurance.act.Prose;
import concordat.ledger.json.Json;
import concordat.ledger.json.JsonLimits;
import concordat.ledger.json.JsonParser;
import concordat.store.acts.ActCodec;

/// Reads proposals as the control plane would, after a journey as JSON.
public final class ReadActs {

    private static final String SALT = "00".repeat(16);

    private final ActCodec codec = new ActCodec();

    public Act read(ActProposal proposal) {
        ActProposal sent = ApiJson.read(ApiJson.write(proposal), ActProposal.class);
        Json payload = JsonParser.parse(ApiJson.write(sent.payload()), JsonLimits.ACT);
        return codec.propose(sent.kind(), (Json.Obj) payload, text -> Prose.of(text, SALT));
    }
}
