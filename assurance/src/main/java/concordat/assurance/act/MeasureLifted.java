package concordat.assurance.act;

import concordat.assurance.ids.MeasureId;

/// A measure ends.
public record MeasureLifted(MeasureId measure, Prose reason) implements Act {}
