package concordat.catalogue.crosswalk;

import java.time.LocalDate;

/// Where a crosswalk comes from and how far it can be trusted.
///
/// @param who made it: a person's role or an organisation
/// @param method how
/// @param rationale what was compared
/// @param date of its last change
/// @param status how finished it is
public record Provenance(String who, Method method, Rationale rationale, LocalDate date, Status status) {

    public Provenance {
        if (who.isBlank()) {
            throw new IllegalArgumentException("a crosswalk of " + date + " that nobody made");
        }
    }

    /// How a crosswalk was made.
    public enum Method {
        HUMAN,
        AUTOMATION,
        HYBRID
    }

    /// What was compared: the words, what they mean, or what they bring about.
    public enum Rationale {
        SYNTACTIC,
        SEMANTIC,
        FUNCTIONAL
    }

    /// How finished a crosswalk is.
    public enum Status {
        /// All of its codes was looked at.
        COMPLETE,
        /// What it says holds; more is to come.
        NOT_COMPLETE,
        /// To be looked at before it counts.
        DRAFT,
        /// Not to be used any more.
        DEPRECATED,
        /// Another took its place.
        SUPERSEDED;

        /// Whether readings rest on it.
        public boolean counts() {
            return this == COMPLETE || this == NOT_COMPLETE;
        }
    }
}
