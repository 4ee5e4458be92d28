package concordat.assurance.act;

import concordat.catalogue.Edition;

/// The Authority issues an edition; it counts from the day it names.
public record EditionIssued(Edition edition) implements Act {}
