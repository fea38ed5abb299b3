package org.houzhen.server.rules;

import org.houzhen.server.engine.RuleSet;

/** What a hospital has that decides nothing itself: the defaults of the field, but for what our pages cannot show yet. */
final class ShippedRules {
    /** RULES 7 says 2. Until halls show who was sent to which door, a room calls from the hall. */
    private static final int BUFFER = 0;

    /** RULES 8 says 5. Until desks can bring a second person, the limit is one that nobody meets; changes are recorded. */
    private static final int CHANGES_MAX = 100;

    private ShippedRules() {}

    static RuleSet ruleSet() {
        RuleSet ours = RuleSet.defaults();
        RuleSet.Rooms rooms = ours.rooms();
        return ours.with(new RuleSet.Rooms(BUFFER, rooms.nextFinishesCurrent(), rooms.transferPlaces()))
                .with(new RuleSet.Jumps(CHANGES_MAX));
    }
}
