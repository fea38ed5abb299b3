package org.houzhen.server.his;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One file of the hospital's first data: comments, a line with the columns, then one line for each row. Values hold no
 * comma and no quote.
 */
record SeedFile(List<String> columns, List<List<String>> rows) {
    private static final String FOLDER = "/db/hospital-seed/";

    static SeedFile read(String name) {
        try (InputStream file = SeedFile.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IOException("no " + FOLDER + name);
            }
            var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            List<List<String>> lines = reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
            return new SeedFile(lines.get(0), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
