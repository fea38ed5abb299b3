package org.houzhen.acceptance.visit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.houzhen.hardware.IdCard;

/** Looks through the logs of all programs for what tells who a patient is. It never says which words it found. */
final class Leaks {
    private final Path logs;

    /** @param logs the folder they are written to */
    Leaks(Path logs) {
        this.logs = logs;
    }

    /**
     * The logs in which a patient can be recognised, by file name.
     *
     * @param more what else is nobody's business, such as a telephone number
     */
    List<String> of(IdCard patient, String... more) {
        return of(Stream.concat(Stream.of(patient.name(), patient.number()), Stream.of(more))
                .toList());
    }

    /** The logs in which any of these words stands, by file name. */
    List<String> of(List<String> personal) {
        try (Stream<Path> files = Files.walk(logs)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> tells(file, personal))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Line by line, whatever else a line holds: a log is written while it is read. */
    private static boolean tells(Path file, List<String> personal) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<String> bytes = personal.stream().map(Leaks::asBytes).toList();
            return lines.anyMatch(line -> bytes.stream().anyMatch(line::contains));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String asBytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
