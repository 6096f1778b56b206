package org.biennium;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a Chrome or Chromium may come from: named, installed, downloaded by the test tool, fetched by apt. */
final class BrowserSearch {

    static final String ADVICE = "The browser tests need Chrome or Chromium: install one (on Debian: apt-get install"
            + " chromium) or name its program in the environment variable BIENNIUM_BROWSER.";

    // The shell draws no window of its own: the same pages take it less than half the time.
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<Path> APPLICATIONS = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

    private BrowserSearch() {}

    /** One way to come by a browser; empty when it is not open on this machine. */
    @FunctionalInterface
    interface Way {
        Optional<Path> find() throws Exception;
    }

    /** In the order to try them; each is tried only when those before it gave no browser that starts. */
    static List<Way> ways() {
        return List.of(
                () -> named(System.getenv("BIENNIUM_BROWSER")),
                () -> installed(System.getenv("PATH")),
                BrowserSearch::downloaded,
                BrowserSearch::fetchedByApt);
    }

    static Optional<Path> named(@Nullable String program) {
        return Optional.ofNullable(program).filter(name -> !name.isBlank()).map(Path::of);
    }

    static Optional<Path> installed(@Nullable String path) {
        var folders = Stream.of(path == null ? new String[0] : path.split(File.pathSeparator))
                .map(Path::of);
        var programs = folders.flatMap(folder -> NAMES.stream().map(folder::resolve));
        return Stream.concat(programs, APPLICATIONS.stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> downloaded() throws IOException, InterruptedException {
        var folder = Path.of("target", "browser").toAbsolutePath();
        var driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        var process = driver.createProcessBuilder();
        process.command().addAll(List.of("install", "chromium", "--only-shell"));
        process.environment().put("PLAYWRIGHT_BROWSERS_PATH", folder.toString());
        // A machine that cannot reach the download must not wait for it for long.
        process.environment().put("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "10000");
        if (!succeeds(process, 300) || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .filter(file -> List.of("headless_shell", "chrome-headless-shell")
                            .contains(file.getFileName().toString()))
                    .findFirst();
        }
    }

    private static Optional<Path> fetchedByApt() throws IOException, InterruptedException {
        if (!isRoot() || !Files.exists(Path.of("/etc/debian_version"))) {
            return Optional.empty();
        }
        var apt = new ProcessBuilder(
                "sh",
                "-c",
                "apt-get update -q && (apt-get install -q -y --no-install-recommends chromium-headless-shell"
                        + " || apt-get install -q -y --no-install-recommends chromium)");
        apt.environment().put("DEBIAN_FRONTEND", "noninteractive");
        return succeeds(apt, 600) ? installed("/usr/bin") : Optional.empty();
    }

    private static boolean succeeds(ProcessBuilder command, long seconds) throws IOException, InterruptedException {
        var log = Files.createDirectories(Path.of("target"))
                .resolve("browser-search.log")
                .toFile();
        var process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        if (process.waitFor(seconds, TimeUnit.SECONDS)) {
            return process.exitValue() == 0;
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        return false;
    }
}
