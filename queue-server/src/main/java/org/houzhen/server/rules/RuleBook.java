package org.houzhen.server.rules;

import java.util.Map;
import org.houzhen.server.engine.RuleSet;

/** Rules ready for use: the hospital's, the whole set of each area that differs, and who is called by name. */
public record RuleBook(RuleSet hospital, Map<String, RuleSet> areas, Naming naming) {
    public RuleBook {
        areas = Map.copyOf(areas);
    }

    /** What we ship. */
    public static RuleBook defaults() {
        return new RuleBook(ShippedRules.ruleSet(), Map.of(), Naming.defaults());
    }

    public RuleSet of(String area) {
        return areas.getOrDefault(area, hospital);
    }
}
