package org.houzhen.server.queue;

import java.util.Map;
import java.util.Set;
import org.houzhen.server.engine.RuleSet;

/**
 * The rules in force: the hospital's, and those of areas that replace the whole set.
 *
 * @param numberOnly areas whose screens show and speak numbers without names (RULES 13)
 */
public record RuleBook(RuleSet hospital, Map<String, RuleSet> areas, Set<String> numberOnly) {
    /** What we ship: the same rules everywhere, names masked and shown. */
    public static RuleBook defaults() {
        return new RuleBook(RuleSet.defaults(), Map.of(), Set.of());
    }

    RuleSet of(String area) {
        return areas.getOrDefault(area, hospital);
    }

    boolean showsNames(String area) {
        return !numberOnly.contains(area);
    }
}
