package org.houzhen.server.payment;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody remembers, in words: every field, so that one that is added later is not forgotten. Times are told from now
 * on, and a number that was drawn by the name of what it stands for.
 */
final class Portrait {
    private static final Pattern PRINTED = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Stream.<Class<?>>iterate(
                            type, each -> each != Object.class && each != Record.class, Class::getSuperclass)
                    .flatMap(each -> Stream.of(each.getDeclaredFields()))
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .filter(field -> !Clock.class.isAssignableFrom(field.getType()) && field.getType() != Fault.class)
                    .peek(field -> field.setAccessible(true))
                    .toList();
        }
    };

    private final Instant now;
    private final Map<String, String> names;
    private final StringBuilder words = new StringBuilder(1_024);

    /** @param names what a number that was drawn is called */
    Portrait(Instant now, Map<String, String> names) {
        this.now = now;
        this.names = names;
    }

    Portrait with(String label, Object what) {
        words.append(label).append(' ').append(told(what)).append('\n');
        return this;
    }

    /** Its clock and its fault are of the run, not of its own. */
    Portrait of(Object owner) {
        with("of", owner.getClass().getSimpleName());
        FIELDS.get(owner.getClass()).forEach(field -> with(field.getName(), read(field, owner)));
        return this;
    }

    private static Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private String told(Object what) {
        if (what == null) {
            return "nothing";
        }
        if (what instanceof Instant at) {
            return time(at);
        }
        if (what instanceof Optional<?> maybe) {
            return maybe.map(this::told).orElse("none");
        }
        if (what instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, value) -> sorted.put(told(key), told(value)));
            return sorted.toString();
        }
        if (what instanceof Collection<?> many) {
            Stream<String> each = many.stream().map(this::told);
            return many instanceof Set<?>
                    ? new TreeSet<>(each.toList()).toString()
                    : each.toList().toString();
        }
        return what instanceof Record record ? record(record) : simple(what);
    }

    private String record(Record record) {
        List<String> parts = new ArrayList<>();
        FIELDS.get(record.getClass()).forEach(field -> parts.add(told(read(field, record))));
        return parts.toString();
    }

    private String simple(Object what) {
        if (what instanceof String text) {
            return named(text);
        }
        if (what instanceof Enum<?> || what instanceof Number || what instanceof Boolean || what instanceof Duration) {
            return what.toString();
        }
        throw new IllegalStateException("cannot be told: " + what.getClass());
    }

    /** The first and the last of all times stand for none. */
    private String time(Instant at) {
        return at.equals(Instant.EPOCH) || at.equals(Instant.MAX)
                ? at.toString()
                : Duration.between(now, at).toString();
    }

    private String named(String text) {
        String named = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named.length() < 19 ? named : PRINTED.matcher(named).replaceAll(found -> printed(found.group()));
    }

    private String printed(String time) {
        Instant at = java.time.LocalDateTime.parse(time.replace(' ', 'T'))
                .atZone(VirtualClock.ZONE)
                .toInstant();
        return Duration.between(now, at).toString();
    }

    @Override
    public String toString() {
        return words.toString();
    }
}
