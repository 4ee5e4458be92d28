package concordat.web.desk;

import concordat.assurance.ids.PersonId;

/// What a caller calls a request by, so that sending it again does nothing twice.
///
/// @param person whose request it is
/// @param key in the caller's words
/// @param digest lower-case hex SHA-256 of the whole request
public record RequestTag(PersonId person, String key, String digest) {}
