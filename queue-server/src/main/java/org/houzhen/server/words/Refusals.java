package org.houzhen.server.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.houzhen.server.engine.Refusal;
import org.houzhen.wire.Problem;

/** Says of every refusal which rule refused, and what may be done instead; a refusal without words is found by its test. */
public final class Refusals {
    private static final int STATUS = 409;
    private static final Map<Refusal, Words> ZH = read("zh");
    private static final Map<Refusal, Words> EN = read("en");

    private Refusals() {}

    /** The rule, and what is possible under it. */
    public record Words(String rule, String instead) {
        private static Words of(String name, String text) {
            String[] parts = text == null ? new String[0] : text.split("\\|");
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new IllegalStateException("refusals: " + name + " must say the rule | what to do instead");
            }
            return new Words(parts[0].strip(), parts[1].strip());
        }
    }

    public static Problem problem(Refusal refusal) {
        Words zh = ZH.get(refusal);
        Words en = EN.get(refusal);
        return new Problem(refusal.name(), zh.rule + zh.instead, STATUS, en.rule + " " + en.instead);
    }

    private static Map<Refusal, Words> read(String language) {
        Properties texts = new Properties();
        try (InputStream file = Refusals.class.getResourceAsStream("/words/refusals." + language + ".properties");
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Refusal, Words> words = new EnumMap<>(Refusal.class);
        for (Refusal refusal : Refusal.values()) {
            words.put(refusal, Words.of(refusal.name(), texts.getProperty(refusal.name())));
        }
        return words;
    }
}
