package concordat.records;

/// How the log fares since it was opened.
///
/// @param written records that reached the file
/// @param lost records that were dropped, the queue being full or the disk refusing
/// @param syncs how often the file was forced to disk
/// @param failing whether the newest attempt to write failed
public record RecordCounts(long written, long lost, long syncs, boolean failing) {}
