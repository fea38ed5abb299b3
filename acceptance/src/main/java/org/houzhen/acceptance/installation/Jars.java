package org.houzhen.acceptance.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Finds the programs that the build made, from the folder it was made in. */
final class Jars {
    private Jars() {}

    static Path server() {
        return in("queue-server");
    }

    static Path agent() {
        return in("kiosk-agent");
    }

    private static Path in(String module) {
        Path target = root().resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("not built yet: " + target));
        } catch (IOException e) {
            throw new UncheckedIOException("not built yet: " + target, e);
        }
    }

    /** Tests run in their module's folder, ./run in the project's. */
    private static Path root() {
        String given = System.getProperty("houzhen.home");
        if (given != null) {
            return Path.of(given);
        }
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("queue-server")) ? here : here.getParent();
    }
}
