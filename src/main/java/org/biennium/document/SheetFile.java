package org.biennium.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.biennium.engine.Refusal;

/** Opens a file that somebody sent for a spreadsheet, whatever it is, and says plainly what is wrong with it. */
final class SheetFile {

    static final int MOST_BYTES = 5_000_000;
    private static final int LOOKED_AT = 1_000;
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private SheetFile() {}

    /** Its sheets, in their order. */
    static List<Sheet> read(byte[] file) {
        if (file.length == 0) {
            throw new Refusal("sheet.empty");
        }
        if (file.length > MOST_BYTES) {
            throw new Refusal("sheet.too-large", MOST_BYTES / 1_000_000);
        }
        if (CsvReader.begins(file, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw new Refusal(holds(file, ENCRYPTED) ? "sheet.encrypted" : "sheet.old");
        }
        if (CsvReader.begins(file, 'P', 'K')) {
            return XlsxReader.read(file);
        }
        if (!isText(file)) {
            throw new Refusal("sheet.wrong-type");
        }
        return List.of(CsvReader.read(file));
    }

    private static boolean isText(byte[] file) {
        var isWide = CsvReader.begins(file, 0xff, 0xfe) || CsvReader.begins(file, 0xfe, 0xff);
        var beginning = new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        var isOther = beginning.startsWith("%pdf") || beginning.startsWith("{\\rtf") || beginning.startsWith("<");
        return isWide || !isOther && beginning.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r');
    }

    private static boolean holds(byte[] file, byte[] sought) {
        for (var start = 0; start <= file.length - sought.length; start++) {
            var place = 0;
            while (place < sought.length && file[start + place] == sought[place]) {
                place++;
            }
            if (place == sought.length) {
                return true;
            }
        }
        return false;
    }
}
