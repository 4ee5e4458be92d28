package concordat.intake.sheet;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// What stands in a cell that is not blank.
public sealed interface CellValue {

    /// Words. Everything in a CSV file is words.
    record Text(String text) implements CellValue {}

    /// A number that is no date.
    record Quantity(BigDecimal number) implements CellValue {}

    /// A day, with the time of day where the cell has one.
    record Moment(LocalDateTime at) implements CellValue {}

    /// True or false.
    record Truth(boolean value) implements CellValue {}

    /// What a spreadsheet shows when it could not calculate, for example `#REF!`.
    record Failed(String code) implements CellValue {}

    /// @return as a person would write it; days as 2026-04-01, numbers without exponent
    default String shown() {
        return switch (this) {
            case Text t -> t.text();
            case Quantity n -> n.number().toPlainString();
            case Moment m ->
                m.at().toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? m.at().toLocalDate().toString()
                        : m.at().toString();
            case Truth t -> t.value() ? "TRUE" : "FALSE";
            case Failed f -> f.code();
        };
    }
}
