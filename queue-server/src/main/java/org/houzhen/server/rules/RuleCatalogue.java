package org.houzhen.server.rules;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.engine.RuleSet;

/** Every rule there is, read from the records of {@link RuleSet}: file, page, sample and checks all ask here. */
final class RuleCatalogue {
    static final List<RuleItem> ITEMS = Arrays.stream(RuleSet.class.getRecordComponents())
            .flatMap(section ->
                    Arrays.stream(section.getType().getRecordComponents()).map(rule -> RuleItem.of(section, rule)))
            .toList();

    private static final Map<String, RuleItem> BY_PATH =
            ITEMS.stream().collect(Collectors.toUnmodifiableMap(RuleItem::path, Function.identity()));

    private RuleCatalogue() {}

    static Optional<RuleItem> find(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /** Sections in their order, each with its rules. */
    static Map<String, List<RuleItem>> sections() {
        return ITEMS.stream()
                .collect(Collectors.groupingBy(RuleItem::sectionKey, LinkedHashMap::new, Collectors.toList()));
    }

    /** The texts of all rules of a set. */
    static Map<String, String> textsOf(RuleSet rules) {
        Map<String, String> texts = new LinkedHashMap<>();
        ITEMS.forEach(item -> texts.put(item.path(), item.textOf(rules)));
        return texts;
    }

    /** The same values, each as we write it: 1h is 60m. */
    static Map<String, String> plain(Map<String, String> texts) {
        Map<String, String> plain = new LinkedHashMap<>();
        ITEMS.forEach(item -> Optional.ofNullable(texts.get(item.path()))
                .flatMap(item.form()::read)
                .ifPresent(value -> plain.put(item.path(), item.form().write(value))));
        return plain;
    }

    /** The set with those values that are given as text; a text that is not allowed counts as not given. */
    static RuleSet over(RuleSet base, Map<String, String> texts) {
        Function<RuleItem, Object> value = item -> Optional.ofNullable(texts.get(item.path()))
                .flatMap(item.form()::read)
                .orElseGet(() -> item.of(base));
        Object[] sections = sections().values().stream()
                .map(items -> make(
                        items.get(0).section().getType(),
                        items.stream().map(value).toArray()))
                .toArray();
        return (RuleSet) make(RuleSet.class, sections);
    }

    private static Object make(Class<?> record, Object... values) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return record.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getName(), e);
        }
    }
}
