package concordat.intake.paper;

/// Where something stands on paper.
///
/// @param row from 1
public record Place(String sheet, int row) {

    @Override
    public String toString() {
        return "sheet " + sheet + ", row " + row;
    }
}
