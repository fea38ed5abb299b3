package org.houzhen.server.rules;

import org.houzhen.server.engine.RuleSet;

/** What a hospital has that decides nothing itself: the defaults of the field, but for what our pages cannot do yet. */
final class ShippedRules {
    /** RULES 8 says 5. Until desks can bring a second person, the limit is one that nobody meets; changes are recorded. */
    private static final int CHANGES_MAX = 100;

    private ShippedRules() {}

    static RuleSet ruleSet() {
        return RuleSet.defaults().with(new RuleSet.Jumps(CHANGES_MAX));
    }
}
