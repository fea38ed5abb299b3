package org.houzhen.server.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Sentences of a waiting room and how they must be read, looked over one by one. */
record Sentences(String text, String name, String pinyin, String phonemes) {
    static Stream<Sentences> all() {
        try (InputStream file = Sentences.class.getResourceAsStream("/speech/sentences.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|"))
                    .map(parts -> new Sentences(parts[0], parts[1], parts[2], parts[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
