package concordat.store.devices;

import java.time.Instant;

/// What one source last said of a device.
///
/// @param assurance how far its word is relied on, as the edition's words have it
/// @param words as whoever keeps it wrote them
public record SourceRow(String source, String assurance, String words, Instant heardAt) {}
