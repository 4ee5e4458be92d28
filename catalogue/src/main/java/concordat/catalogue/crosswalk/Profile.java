package concordat.catalogue.crosswalk;

/// A named choice from a code's requirements.
///
/// @param id unique in its code, for example `baseline`
/// @param title as people read it
public record Profile(String id, String title) {

    public Profile {
        if (!id.matches("[a-z0-9][a-z0-9.-]{0,40}") || title.isBlank()) {
            throw new IllegalArgumentException("profile [" + id + "] needs a lower-case id and a title");
        }
    }
}
