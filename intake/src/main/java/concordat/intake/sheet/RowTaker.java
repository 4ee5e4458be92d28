package concordat.intake.sheet;

/// Receives the rows of one sheet while it is read, from the top. A sheet refused half-way has already handed on some:
/// keep nothing of them until the reading turns out whole.
public interface RowTaker {

    /// Which sheet it is; called once, before any row.
    void begins(String sheet);

    /// One row that is not blank, below all before it.
    void row(SheetRow row);
}
