package org.houzhen.server.rules;

import org.houzhen.server.engine.RuleSet;

/** What a hospital has that decides nothing itself: today the defaults of the field, every one of them. */
final class ShippedRules {
    private ShippedRules() {}

    static RuleSet ruleSet() {
        return RuleSet.defaults();
    }
}
