package concordat.cli.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads an instant in UTC.
public final class Moment implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "[" + text + "] is no instant; give for example 2026-11-22T09:00:00Z (UTC)");
        }
    }
}
