package concordat.store;

import concordat.assurance.ids.PersonId;

/// What a caller calls its request by, so that sending it again does nothing twice.
///
/// @param actor whose request it is; keys of different people never meet
/// @param key in the caller's words, 1 to 200 characters
/// @param digest lower-case hex SHA-256 of the whole request: the same key with another digest is a mistake
public record RequestKey(PersonId actor, String key, String digest) {

    public RequestKey {
        if (key.isEmpty() || key.length() > 200) {
            throw new IllegalArgumentException("request key of " + key.length() + " characters, not 1 to 200");
        }
        if (!digest.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("digest of request [" + key + "] is " + digest);
        }
    }
}
