package org.biennium.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biennium.document.Content.Part;

/**
 * How much of what is compulsory is there.
 *
 * @param there how many compulsory entries hold something
 * @param asked how many there are
 */
public record Progress(int there, int asked) {

    /** How far this text has come, which lacks these. */
    public static Progress of(Content content, List<Missing> missing) {
        var asked = content.parts().stream().mapToInt(Progress::asked).sum();
        return new Progress(Math.max(0, asked - missing.size()), asked);
    }

    /** How far each section has come, by its key. */
    public static Map<String, Progress> bySection(Content content, List<Missing> missing) {
        var sections = new LinkedHashMap<String, Progress>();
        for (var part : content.parts()) {
            var key = part.section().key();
            var lacking = (int)
                    missing.stream().filter(lack -> lack.section().equals(key)).count();
            sections.put(key, new Progress(Math.max(0, asked(part) - lacking), asked(part)));
        }
        return sections;
    }

    /** In hundredths; all, where nothing is asked. */
    public int percent() {
        return asked == 0 ? 100 : there * 100 / asked;
    }

    private static int asked(Part part) {
        var fields =
                (int) part.section().fields().stream().filter(Field::required).count();
        var rows = part.section().rows();
        if (rows == null) {
            return fields;
        }
        return fields * part.rows().size() + (part.rows().size() < rows.least() ? 1 : 0);
    }
}
