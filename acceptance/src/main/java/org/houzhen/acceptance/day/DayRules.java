package org.houzhen.acceptance.day;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.houzhen.server.engine.RuleSet;

/** The rules of a simulated hospital: what we ship where most patients are, and other choices where the seed says so. */
final class DayRules {
    private DayRules() {}

    static Map<String, RuleSet> of(Chance chance) {
        RuleSet ours = RuleSet.defaults();
        Map<String, RuleSet> rules = new HashMap<>();
        rules.put(FloorPlan.MIXED, ours);
        rules.put(
                FloorPlan.SINGLE,
                other(chance, ours.with(doors(chance.below(3))).with(new RuleSet.Extras(1))));
        rules.put(FloorPlan.EMERGENCY, ours.with(doors(0)));
        rules.put(FloorPlan.BLOOD, ours.with(doors(0)));
        rules.put(FloorPlan.IMAGING, ours.with(doors(chance.below(2))));
        rules.put(FloorPlan.PHARMACY, ours.with(doors(0)));
        rules.put(FloorPlan.CASHIER, ours.with(doors(0)));
        return Map.copyOf(rules);
    }

    private static RuleSet.Rooms doors(int buffer) {
        return new RuleSet.Rooms(buffer, true, 2);
    }

    private static RuleSet other(Chance chance, RuleSet ours) {
        RuleSet.Late late = chance.oneOf(List.of(RuleSet.Late.values()));
        return ours.with(new RuleSet.SignIn(
                        chance.oneOf(List.of(RuleSet.Early.values())),
                        Duration.ofMinutes(10 + chance.below(30)),
                        late,
                        Duration.ofMinutes(30),
                        chance.oneOf(List.of(RuleSet.Late.values())),
                        1 + chance.below(3)))
                .with(new RuleSet.Order(
                        chance.oneOf(List.of(RuleSet.Mix.values())),
                        1 + chance.below(4),
                        chance.oneOf(List.of(RuleSet.Within.values())),
                        Duration.ofMinutes(30 + chance.below(60))))
                .with(new RuleSet.Returning(
                        chance.below(4), chance.below(2), 2 + chance.below(4), 1 + chance.below(2), 2))
                .with(new RuleSet.Priorities(chance.below(4), 80, 70, 3));
    }
}
