package concordat.api.view;

import java.time.Instant;

/// What is sent along with the acts it was made for, once.
public record ConfirmationView(String confirmation, Instant expiresAt) {}
