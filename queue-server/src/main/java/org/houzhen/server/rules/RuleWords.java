package org.houzhen.server.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every rule in the words of one language. The table {@code rules/words.LANGUAGE.properties} holds for each path a short
 * name, {@code .says} with the sentence, {@code .VALUE} for words or sentences of single values.
 */
final class RuleWords {
    static final RuleWords ZH = new RuleWords("zh", "、", "；");
    static final RuleWords EN = new RuleWords("en", ", ", "; ");

    private final Properties table = new Properties();
    private final String comma;
    private final String semicolon;

    private RuleWords(String language, String comma, String semicolon) {
        this.comma = comma;
        this.semicolon = semicolon;
        try (InputStream in = RuleWords.class.getResourceAsStream("/rules/words." + language + ".properties")) {
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(table.getProperty(key));
    }

    private String require(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no words for " + key));
    }

    Set<String> keys() {
        return table.stringPropertyNames();
    }

    /** What a section, a rule or a list is called. */
    String name(String path) {
        return require(path);
    }

    /** The word a choice or a yes and no is offered by. */
    String option(RuleItem item, String text) {
        return require(item.path() + "." + text);
    }

    /** A rule with its value as a sentence. */
    String says(RuleItem item, String text) {
        String path = item.path();
        return switch (item.form().kind()) {
            case "FLAG" -> option(item, text);
            case "CHOICE" -> require(path + ".says").replace("{0}", option(item, text));
            case "COUNT" ->
                find(path + "." + text).orElseGet(() -> require(path + ".says").replace("{0}", text));
            default -> require(path + ".says").replace("{0}", value(item, text));
        };
    }

    /** A value as people say it, such as 30 分钟. */
    String value(RuleItem item, String text) {
        Object value = item.form().read(text).orElseThrow();
        if (item.form() instanceof RuleForm.Length length) {
            return length((Duration) value, length.inSeconds());
        }
        return value instanceof List<?> numbers ? each(item.path(), numbers) : text;
    }

    private String length(Duration value, boolean inSeconds) {
        return inSeconds ? value.toSeconds() + require("seconds") : value.toMinutes() + require("minutes");
    }

    private String each(String path, List<?> numbers) {
        List<String> parts = new ArrayList<>();
        for (Object number : numbers) {
            String words = find(path + ".each." + number).orElseGet(() -> require(path + ".each"));
            parts.add(words.replace("{0}", Integer.toString(parts.size() + 1)).replace("{1}", number.toString()));
        }
        return String.join(comma, parts);
    }

    /** What may be chosen, with the unit people think in. */
    String allowed(RuleItem item) {
        if (item.form() instanceof RuleForm.Length length) {
            String unit = require(length.inSeconds() ? "seconds" : "minutes");
            return length.range().min() + "–" + length.range().max() + unit;
        }
        if (item.form() instanceof RuleForm.Count count) {
            return count.range().min() + "–" + count.range().max();
        }
        if (item.form() instanceof RuleForm.Counts counts) {
            return require("each") + counts.range().min() + "–" + counts.range().max();
        }
        return item.form() instanceof RuleForm.Choice choice
                ? choice.words().stream().map(text -> option(item, text)).collect(Collectors.joining(semicolon))
                : "";
    }

    /** A list of {@link Naming} as a sentence. */
    String says(String list, Collection<String> words) {
        String path = "naming." + list;
        return words.isEmpty()
                ? require(path + ".none")
                : require(path + ".says").replace("{0}", String.join(comma, words));
    }
}
