package concordat.intake.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Workbooks made part by part, sound or not.
public final class Zipped {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /// One sheet called Plan that holds these rows, as XML.
    public static Zipped sheet(String data) {
        return new Zipped()
                .part("_rels/.rels", relations("officeDocument", "r1", "xl/workbook.xml"))
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns='" + MAIN + "' xmlns:r='" + TYPES
                                + "'><sheets><sheet name='Plan' sheetId='1' r:id='r1'/></sheets></workbook>")
                .part("xl/_rels/workbook.xml.rels", relations("worksheet", "r1", "worksheets/sheet1.xml"))
                .part("xl/worksheets/sheet1.xml", worksheet(data));
    }

    static String worksheet(String data) {
        return "<worksheet xmlns='" + MAIN + "'>" + data + "</worksheet>";
    }

    static String relations(String type, String id, String target) {
        return "<Relationships xmlns='" + RELATIONS + "'><Relationship Id='" + id + "' Type='" + TYPES + "/" + type
                + "' Target='" + target + "'/></Relationships>";
    }

    /// Adds a part, or puts it in another's place.
    public Zipped part(String name, String text) {
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// @return the archive
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
