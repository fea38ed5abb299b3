package org.houzhen.server.speech;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table of words and how each of their characters is read: {@code 单于=chan2 yu2}, a word a line. */
final class Readings {
    private final Map<String, List<String>> words = new HashMap<>();
    private int longest;

    /** @param resource a file beside the classes */
    Readings(String resource) {
        try (InputStream file = Readings.class.getResourceAsStream(resource);
                var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String word = line.substring(0, line.indexOf('='));
        List<String> syllables = Arrays.asList(line.substring(word.length() + 1).split(" "));
        if (syllables.size() != word.length()) {
            throw new IllegalStateException("one syllable for each character: " + line);
        }
        words.put(word, syllables);
        longest = Math.max(longest, word.length());
    }

    /** The longest word that begins there, as it is read. */
    Optional<List<String>> at(String text, int index) {
        for (int end = Math.min(text.length(), index + longest); end > index; end--) {
            List<String> found = words.get(text.substring(index, end));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
