package org.houzhen.server.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.houzhen.server.engine.RuleSet;

/** Finds what is wrong with written rules, all of it at once, in words for whoever wrote them. */
final class RuleCheck {
    private static final Pattern AREA = Pattern.compile("[A-Z]");
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}_-]{1,40}");
    private static final Pattern SPECIALTY = Pattern.compile("[A-Z]?\\d{2}(\\.\\d{2}){0,2}");
    private static final int SHOWN_MAX = 40;

    private RuleCheck() {}

    /** What is wrong, and where: the path, behind {@code areas.B.} for an area's own. */
    record Wrong(String path, String what) {
        @Override
        public String toString() {
            return path + "：" + what;
        }
    }

    static List<Wrong> of(RuleDocument document) {
        List<Wrong> wrong = new ArrayList<>(values("", document.hospital()));
        document.areas().forEach((area, texts) -> {
            area(area).ifPresent(what -> wrong.add(new Wrong(prefix(area), what)));
            wrong.addAll(values(prefix(area) + ".", texts));
        });
        RuleDocument.lists()
                .forEach((key, list) -> list.apply(document.naming())
                        .forEach(word ->
                                name(key, word).ifPresent(what -> wrong.add(new Wrong("naming." + key, what)))));
        wrong.addAll(together(document));
        return wrong;
    }

    static String prefix(String area) {
        return "areas." + area;
    }

    private static List<Wrong> values(String prefix, Map<String, String> texts) {
        return texts.entrySet().stream()
                .flatMap(entry ->
                        value(entry.getKey(), entry.getValue())
                                .map(what -> new Wrong(prefix + entry.getKey(), what))
                                .stream())
                .toList();
    }

    private static Optional<String> value(String path, String text) {
        return RuleCatalogue.find(path).map(item -> value(item, text)).orElse(Optional.of("没有这条规则。"));
    }

    /** One value against its form and range. */
    static Optional<String> value(RuleItem item, String text) {
        return item.form().read(text).isPresent()
                ? Optional.empty()
                : Optional.of("“" + shown(text) + "”不能用。允许：" + item.form().allowed() + "。");
    }

    static Optional<String> area(String area) {
        return AREA.matcher(area).matches()
                ? Optional.empty()
                : Optional.of("“" + shown(area) + "”不是诊区。诊区是一个大写字母，例如 B。");
    }

    /** One word of a list of {@link Naming}. */
    static Optional<String> name(String list, String word) {
        boolean specialties = list.equals("number-only-specialties");
        if ((specialties ? SPECIALTY : NAME).matcher(word).matches()) {
            return Optional.empty();
        }
        String wanted = specialties ? "允许诊疗科目代码，例如 A05 或 A04.04。" : "允许诊区字母或科室编号，例如 B 或 C12。";
        return Optional.of("“" + shown(word) + "”不能用。" + wanted);
    }

    /** Rules that are allowed each alone and do not go together. */
    private static List<Wrong> together(RuleDocument document) {
        RuleBook book = document.book();
        List<Wrong> wrong = new ArrayList<>(together("", book.hospital()));
        book.areas().forEach((area, rules) -> wrong.addAll(together(prefix(area) + ".", rules)));
        return wrong;
    }

    private static List<Wrong> together(String prefix, RuleSet rules) {
        List<Wrong> wrong = new ArrayList<>();
        RuleSet.Returning returning = rules.returning();
        if (returning.placesMin() > returning.placesMax()) {
            wrong.add(new Wrong(
                    prefix + "returning.places-min",
                    "至少让 " + returning.placesMin() + " 位，不能多于 returning.places-max 的 " + returning.placesMax()
                            + " 位。"));
        }
        RuleSet.Priorities ages = rules.priorities();
        if (ages.firstClassAge() < ages.secondClassAge()) {
            wrong.add(new Wrong(
                    prefix + "priorities.first-class-age",
                    ages.firstClassAge() + " 岁，不能小于 priorities.second-class-age 的 " + ages.secondClassAge() + " 岁。"));
        }
        return wrong;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }

    static String lines(List<Wrong> wrong) {
        return wrong.stream().map(Wrong::toString).collect(Collectors.joining("\n"));
    }
}
