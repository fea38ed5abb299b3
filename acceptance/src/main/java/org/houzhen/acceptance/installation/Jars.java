package org.houzhen.acceptance.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the programs: unpacked by {@code ./run}, or, in a test, as the build made them in the folder beside its own. */
final class Jars {
    private Jars() {}

    static Path server() {
        return in("queue-server");
    }

    static Path agent() {
        return in("kiosk-agent");
    }

    private static Path in(String module) {
        String home = System.getProperty("houzhen.home");
        Path folder = home == null
                ? Path.of("").toAbsolutePath().resolveSibling(module).resolve("target")
                : Path.of(home, module, "target", "unpacked");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("not built yet: " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException("not built yet: " + folder, e);
        }
    }
}
