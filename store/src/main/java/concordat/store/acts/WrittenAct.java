package concordat.store.acts;

import concordat.assurance.act.Entry;
import concordat.assurance.ids.BodyId;
import java.util.Optional;

/// An entry as it was read, with the body that its envelope says it concerns.
public record WrittenAct(Entry entry, Optional<BodyId> body) {}
