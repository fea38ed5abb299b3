package org.houzhen.server.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.TicketState;
import org.houzhen.wire.Problem;

/** Says of every refusal which rule refused, and what may be done instead; a refusal without words is found by its test. */
public final class Refusals {
    private static final int STATUS = 409;
    private static final Map<String, Words> ZH = read("zh");
    private static final Map<String, Words> EN = read("en");

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

    /** With the ticket in whose state the reason lies, and what can be done from there, where one is known. */
    public static Problem problem(Answer.Refused refused) {
        return refused.found()
                .map(found -> problem(refused.refusal(), found))
                .orElseGet(() -> problem(refused.refusal()));
    }

    private static Problem problem(Refusal refusal, Answer.Found found) {
        String about = found.number() + " ";
        return problem(refusal, about, key(refusal, found.state()));
    }

    public static Problem problem(Refusal refusal) {
        return problem(refusal, "", refusal.name());
    }

    private static Problem problem(Refusal refusal, String about, String key) {
        Words zh = ZH.get(key);
        Words en = EN.get(key);
        return new Problem(refusal.name(), about + zh.rule + zh.instead, STATUS, about + en.rule + " " + en.instead);
    }

    private static String key(Refusal refusal, TicketState state) {
        return refusal.name() + "." + state.name();
    }

    private static Map<String, Words> read(String language) {
        Properties texts = new Properties();
        try (InputStream file = Refusals.class.getResourceAsStream("/words/refusals." + language + ".properties");
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.concat(
                        Arrays.stream(Refusal.values()).map(Refusal::name),
                        Arrays.stream(TicketState.values()).map(state -> key(Refusal.WRONG_STATE, state)))
                .collect(Collectors.toMap(key -> key, key -> Words.of(key, texts.getProperty(key))));
    }
}
