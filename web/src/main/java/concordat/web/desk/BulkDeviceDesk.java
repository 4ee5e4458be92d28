package concordat.web.desk;

import java.io.IOException;
import java.nio.file.Path;

/// Where devices that another system keeps are told in bulk.
public interface BulkDeviceDesk {

    /// @param lines one JSON object a line, see the API
    /// @return how many were taken
    /// @throws concordat.web.http.Refusal naming the line that cannot be taken; nothing of the file is kept then
    int put(Path lines) throws IOException;
}
