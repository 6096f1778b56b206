package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is measured and held to a bound, written down whether it meets it or not. {@code mvn -Pbenchmark verify} runs the
 * classes named *Benchmark: a new one has its measurements in the summary by handing them in here.
 */
public final class BenchmarkSummary {

    private static final BenchmarkSummary WRITTEN = new BenchmarkSummary(Path.of("target", "benchmark"));

    private final Path folder;
    private final List<Measurement> measurements = new ArrayList<>();

    BenchmarkSummary(Path folder) {
        this.folder = folder;
    }

    /**
     * One thing measured.
     *
     * @param comparedWith what it stands beside, with its own value; null where nothing does
     * @param ratio of the value to that of what it is compared with
     * @param bound of the ratio where there is one, else of the value
     */
    record Measurement(
            String name,
            double value,
            String unit,
            @Nullable String comparedWith,
            @Nullable Double ratio,
            double bound,
            boolean meets) {}

    /** The summary of this build. */
    public static BenchmarkSummary written() {
        return WRITTEN;
    }

    /** Nine rounds of ten take less than this. */
    public void below(Duration bound, String name, Pace pace) {
        var value = milliseconds(pace.ninthDecile());
        add(new Measurement(
                name, value, "ms, ninth decile", null, null, milliseconds(bound), value < milliseconds(bound)));
    }

    /** In the median it takes less than this many times as long as what it is compared with. */
    public void ratioBelow(double bound, String name, Pace pace, String comparedWith, Pace other) {
        var value = milliseconds(pace.median());
        var beside = milliseconds(other.median());
        var ratio = rounded((double) pace.median().toNanos() / other.median().toNanos());
        add(new Measurement(
                name, value, "ms, median", comparedWith + ": " + beside + " ms", ratio, bound, ratio < bound));
    }

    /** It stays below this. */
    public void below(double bound, String unit, String name, double value) {
        add(new Measurement(name, rounded(value), unit, null, null, bound, value < bound));
    }

    /** What it is compared with takes at least this many times as long. */
    public void atLeastTimesLess(double bound, String name, Duration each, String comparedWith, Duration other) {
        var ratio = rounded((double) other.toNanos() / each.toNanos());
        add(new Measurement(
                name,
                milliseconds(each),
                "ms",
                comparedWith + ": " + milliseconds(other) + " ms",
                ratio,
                bound,
                ratio >= bound));
    }

    /** It needs exactly as many as what it is compared with. */
    public void asMany(String unit, String name, int count, String comparedWith, int other) {
        var ratio = rounded((double) count / other);
        add(new Measurement(name, count, unit, comparedWith + ": " + other, ratio, 1, count == other));
    }

    private void add(Measurement measurement) {
        measurements.add(measurement);
        try {
            Files.createDirectories(folder);
            JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(folder.resolve("summary.json").toFile(), measurements);
            Files.writeString(folder.resolve("summary.md"), table());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(measurement.meets()).as(measurement.toString()).isTrue();
    }

    private String table() {
        return measurements.stream()
                .map(it -> row(
                        it.name(),
                        figure(it.value()),
                        it.unit(),
                        it.comparedWith() == null ? "" : it.comparedWith(),
                        it.ratio() == null ? "" : figure(it.ratio()),
                        figure(it.bound()),
                        it.meets() ? "yes" : "**no**"))
                .collect(Collectors.joining(
                        "",
                        row("Measured", "Value", "Unit", "Beside", "Ratio", "Bound", "Met")
                                + "| --- | ---: | --- | --- | ---: | ---: | --- |\n",
                        ""));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? "%.0f".formatted(value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static double milliseconds(Duration duration) {
        return rounded(duration.toNanos() / 1e6);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
