package org.houzhen.server.rules;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.houzhen.server.engine.Allowed;
import org.houzhen.server.engine.RuleSet;

/** One rule that a hospital may set: a component of a section of {@link RuleSet}. */
record RuleItem(RecordComponent section, RecordComponent rule, RuleForm form) {
    static RuleItem of(RecordComponent section, RecordComponent rule) {
        return new RuleItem(section, rule, form(rule));
    }

    private static RuleForm form(RecordComponent rule) {
        Class<?> type = rule.getType();
        if (type.isEnum()) {
            return new RuleForm.Choice(List.of(type.getEnumConstants()));
        }
        if (type == boolean.class) {
            return new RuleForm.Flag();
        }
        Allowed range = Optional.ofNullable(rule.getAnnotation(Allowed.class))
                .orElseThrow(() -> new IllegalStateException("no allowed range: " + rule));
        return type == Duration.class
                ? new RuleForm.Length(range)
                : type == int.class ? new RuleForm.Count(range) : new RuleForm.Counts(range);
    }

    /** As it is written in files: {@code earlyBy} is early-by. */
    static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    String sectionKey() {
        return kebab(section.getName());
    }

    String key() {
        return kebab(rule.getName());
    }

    /** Such as sign-in.early-by. */
    String path() {
        return sectionKey() + "." + key();
    }

    Object of(RuleSet rules) {
        return read(rule, read(section, rules));
    }

    /** The text of a rule set's value. */
    String textOf(RuleSet rules) {
        return form.write(of(rules));
    }

    private static Object read(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }
}
