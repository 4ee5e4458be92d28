package concordat.store.findings;

/// Told how far an import into the database is. What it throws breaks the import off, and nothing of it is kept.
public interface ImportWatch {

    /// For whoever does not look.
    ImportWatch NONE = new ImportWatch() {
        @Override
        public void reconciling() {}

        @Override
        public void writing(long written, long of) {}
    };

    /// The report's findings are held against those that are known.
    void reconciling();

    /// Rows are written; told again and again.
    ///
    /// @param of how many there will be
    void writing(long written, long of);
}
