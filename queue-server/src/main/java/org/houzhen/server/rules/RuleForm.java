package org.houzhen.server.rules;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.houzhen.server.engine.Allowed;

/** How the values of one rule are written, and which are allowed. */
sealed interface RuleForm {
    /** The value a text stands for; empty when it is not of this form or not allowed. */
    Optional<Object> read(String text);

    /** The one way we write a value. */
    String write(Object value);

    /** What may be written, for people who look for the mistake. */
    String allowed();

    /** The limits of its numbers, where it has any. */
    default Optional<Allowed> limits() {
        return Optional.empty();
    }

    /** How pages ask for it: LENGTH, COUNT, COUNTS, CHOICE or FLAG. */
    String kind();

    private static Optional<Integer> whole(String text, Allowed range) {
        return text.matches("\\d{1,6}")
                ? Optional.of(Integer.valueOf(text)).filter(number -> isIn(number, range))
                : Optional.empty();
    }

    private static boolean isIn(long number, Allowed range) {
        return number >= range.min() && number <= range.max();
    }

    private static String between(Allowed range, String unit) {
        return range.min() + unit + " 至 " + range.max() + unit;
    }

    /** A length of time in whole units, such as 30m; other units are taken where they come out even. */
    record Length(Allowed range) implements RuleForm {
        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})([smh])");
        private static final int STEP = 60;

        @Override
        public Optional<Object> read(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches()) {
                return Optional.empty();
            }
            long seconds = Long.parseLong(written.group(1)) * secondsOf(written.group(2));
            boolean allowed = seconds % unitSeconds() == 0 && isIn(seconds / unitSeconds(), range);
            return allowed ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
        }

        private static long secondsOf(String unit) {
            return unit.equals("s") ? 1 : unit.equals("m") ? STEP : STEP * STEP;
        }

        private long unitSeconds() {
            return inSeconds() ? 1 : STEP;
        }

        boolean inSeconds() {
            return range.unit() == Allowed.Unit.SECONDS;
        }

        private String unit() {
            return inSeconds() ? "s" : "m";
        }

        @Override
        public String write(Object value) {
            return ((Duration) value).toSeconds() / unitSeconds() + unit();
        }

        @Override
        public String allowed() {
            return between(range, unit());
        }

        @Override
        public Optional<Allowed> limits() {
            return Optional.of(range);
        }

        @Override
        public String kind() {
            return "LENGTH";
        }
    }

    /** A whole number. */
    record Count(Allowed range) implements RuleForm {
        @Override
        public Optional<Object> read(String text) {
            return whole(text, range).map(Object.class::cast);
        }

        @Override
        public String write(Object value) {
            return value.toString();
        }

        @Override
        public String allowed() {
            return between(range, "");
        }

        @Override
        public Optional<Allowed> limits() {
            return Optional.of(range);
        }

        @Override
        public String kind() {
            return "COUNT";
        }
    }

    /** Whole numbers in order, such as 3, 5, 0. */
    record Counts(Allowed range) implements RuleForm {
        private static final int LENGTH_MAX = 10;

        @Override
        public Optional<Object> read(String text) {
            List<String> parts =
                    Arrays.stream(text.split("[,，]", -1)).map(String::strip).toList();
            List<Integer> numbers =
                    parts.stream().flatMap(part -> whole(part, range).stream()).toList();
            boolean allowed = numbers.size() == parts.size() && numbers.size() <= LENGTH_MAX;
            return allowed ? Optional.of(numbers) : Optional.empty();
        }

        @Override
        public String write(Object value) {
            return ((List<?>) value).stream().map(Object::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String allowed() {
            return "1 至 " + LENGTH_MAX + " 个数，每个 " + between(range, "");
        }

        @Override
        public Optional<Allowed> limits() {
            return Optional.of(range);
        }

        @Override
        public String kind() {
            return "COUNTS";
        }
    }

    /** One of a few words, such as end-of-slot. */
    record Choice(List<Object> values) implements RuleForm {
        @Override
        public Optional<Object> read(String text) {
            return values.stream().filter(value -> write(value).equals(text)).findFirst();
        }

        @Override
        public String write(Object value) {
            return ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        List<String> words() {
            return values.stream().map(this::write).toList();
        }

        @Override
        public String allowed() {
            return String.join("、", words());
        }

        @Override
        public String kind() {
            return "CHOICE";
        }
    }

    /** Yes or no. */
    record Flag() implements RuleForm {
        @Override
        public Optional<Object> read(String text) {
            return IntStream.of(0, 1)
                    .mapToObj(bit -> (Object) (bit == 1))
                    .filter(value -> value.toString().equals(text))
                    .findFirst();
        }

        @Override
        public String write(Object value) {
            return value.toString();
        }

        @Override
        public String allowed() {
            return "true、false";
        }

        @Override
        public String kind() {
            return "FLAG";
        }
    }
}
