package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkSummaryTest {

    @Test
    void listsWhatWasMeasuredAsTableAndAsJson(@TempDir Path folder) throws IOException {
        var summary = new BenchmarkSummary(folder);
        summary.below(Duration.ofMillis(300), "Opening", hundredRoundsOfOneToHundredMilliseconds());
        summary.ratioBelow(2, "Saving", pace(6), "a small one", pace(4));
        summary.asMany("queries", "Reading", 7, "a small one", 7);
        summary.below(64, "MB", "Holding", 12.5);
        summary.atLeastTimesLess(20, "Sweeping", Duration.ofMillis(2), "a timer", Duration.ofMillis(50));

        assertThat(Files.readString(folder.resolve("summary.md")))
                .contains("| Opening | 90 | ms, ninth decile |  |  | 300 | yes |")
                .contains("| Saving | 6 | ms, median | a small one: 4.0 ms | 1.50 | 2 | yes |")
                .contains("| Reading | 7 | queries | a small one: 7 | 1 | 1 | yes |")
                .contains("| Holding | 12.50 | MB |  |  | 64 | yes |")
                .contains("| Sweeping | 2 | ms | a timer: 50.0 ms | 25 | 20 | yes |");
        var json = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
        assertThat(json).hasSize(5);
        assertThat(json.get(0).fieldNames())
                .toIterable()
                .containsExactly("name", "value", "unit", "comparedWith", "ratio", "bound", "meets");
    }

    @Test
    void failsAndTellsWhatDoesNotMeetItsBound(@TempDir Path folder) throws IOException {
        var summary = new BenchmarkSummary(folder);

        assertThatThrownBy(() -> summary.ratioBelow(2, "Saving", pace(9), "a small one", pace(4)))
                .hasMessageContaining("Saving");
        assertThat(Files.readString(folder.resolve("summary.md"))).contains("| 2.25 | 2 | **no** |");
    }

    @Test
    void measuresEachPieceOfWorkEquallyOften() {
        var done = new ArrayList<String>();

        var paces = Pace.inTurn(() -> done.add("one"), () -> done.add("other"));

        assertThat(paces).hasSize(2);
        assertThat(done.stream().filter("one"::equals)).hasSize(done.size() / 2);
    }

    private static Pace hundredRoundsOfOneToHundredMilliseconds() {
        return new Pace(IntStream.rangeClosed(1, 100)
                .mapToObj(it -> Duration.ofMillis(it))
                .toList());
    }

    private static Pace pace(int milliseconds) {
        return new Pace(List.of(Duration.ofMillis(milliseconds)));
    }
}
