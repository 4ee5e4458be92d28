package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;

/// The body states how it stands on a control. Proves nothing by itself.
public record AnswerGiven(EnvironmentId environment, ControlId control, Answer answer, Prose statement)
        implements Act {}
