package concordat.web.desk;

import concordat.intake.hexjson.HexMap;
import java.io.IOException;
import java.util.Optional;

/// Where the map of bodies is kept.
public interface MapDesk {

    /// @return the map, when there is one
    Optional<HexMap> map();

    /// @return its file as it was sent
    Optional<byte[]> file();

    /// Replaces the map; on the disk for certain when it returns.
    ///
    /// @param file HexJSON
    /// @param map what it holds
    void keep(byte[] file, HexMap map) throws IOException;
}
