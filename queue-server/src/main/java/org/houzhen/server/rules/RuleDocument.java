package org.houzhen.server.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.engine.RuleSet;

/**
 * What a hospital has decided, as it is written, journaled and edited: texts by path, such as {@code sign-in.early-by} and
 * {@code 30m}. What is not there is as shipped, and for an area as in the hospital.
 */
public record RuleDocument(Map<String, String> hospital, Map<String, Map<String, String>> areas, Naming naming) {
    public RuleDocument {
        hospital = sorted(hospital);
        areas = Collections.unmodifiableMap(areas.entrySet().stream()
                .filter(area -> !area.getValue().isEmpty())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, area -> sorted(area.getValue()), (one, other) -> other, TreeMap::new)));
    }

    private static Map<String, String> sorted(Map<String, String> texts) {
        return Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /** Nothing decided. */
    static RuleDocument empty() {
        return new RuleDocument(Map.of(), Map.of(), Naming.defaults());
    }

    /** With every rule of the hospital spelled out and every value in our own spelling, so that it means the same when what we ship changes. */
    RuleDocument complete() {
        RuleSet ours = RuleCatalogue.over(ShippedRules.ruleSet(), hospital);
        Map<String, Map<String, String>> own = new TreeMap<>();
        areas.forEach((area, texts) -> own.put(area, RuleCatalogue.plain(texts)));
        return new RuleDocument(RuleCatalogue.textsOf(ours), own, naming);
    }

    RuleBook book() {
        RuleSet ours = RuleCatalogue.over(ShippedRules.ruleSet(), hospital);
        Map<String, RuleSet> overrides = areas.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, area -> RuleCatalogue.over(ours, area.getValue())));
        return new RuleBook(ours, overrides, naming);
    }

    /** Each list of {@link Naming} under the key it has in files. */
    static Map<String, Function<Naming, Set<String>>> lists() {
        Map<String, Function<Naming, Set<String>>> lists = new LinkedHashMap<>();
        lists.put("number-only", Naming::numberOnly);
        lists.put("named", Naming::named);
        lists.put("number-only-specialties", Naming::numberOnlySpecialties);
        return lists;
    }
}
