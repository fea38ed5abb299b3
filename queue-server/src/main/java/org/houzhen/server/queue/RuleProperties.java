package org.houzhen.server.queue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.houzhen.server.engine.RuleSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code houzhen.rules.*}: what is not written there is the default of RULES. Checked when the server starts.
 *
 * @param numberOnly see {@link Naming}, as for {@code named} and {@code numberOnlySpecialties}
 */
@Validated
@ConfigurationProperties("houzhen.rules")
record RuleProperties(
        @Valid @DefaultValue Rules hospital,
        @DefaultValue Map<String, @Valid Rules> areas,
        @DefaultValue Set<String> numberOnly,
        @DefaultValue Set<String> named,

        @DefaultValue({"A05", "A13", "A04.04", "A15", "A16", "A50.03", "A50.05"})
        Set<String> numberOnlySpecialties) {

    /**
     * One rule set; see {@link RuleSet} for the meaning of each.
     *
     * @param requeueDistances a number of calls each; 0 means the end of the half day
     */
    record Rules(
            @NotNull @DefaultValue("30m") Duration earlySignIn,
            @NotNull @DefaultValue("30m") Duration lateGrace,
            @Min(0) @Max(20) @DefaultValue("2") int ordinaryBeforePriority,
            @Min(0) @Max(20) @DefaultValue("2") int ordinaryBeforeReturning,
            @Min(0) @Max(20) @DefaultValue("2") int ordinaryBeforeLate,
            @NotNull @DefaultValue("60m") Duration guard,
            @NotEmpty @DefaultValue({"3", "5", "0"}) List<@Min(0) @Max(50) Integer> requeueDistances,
            @NotNull @DefaultValue("5m") Duration missedPause,
            @Min(1) @Max(10) @DefaultValue("3") int callsMax,
            @NotNull @DefaultValue("20s") Duration repeatGap,
            @NotNull @DefaultValue("2m") Duration undoMiss,
            @DefaultValue("true") boolean nextFinishesCurrent,
            @Min(0) @Max(6) @DefaultValue("0") int buffer) {

        RuleSet toRuleSet() {
            RuleSet ours = RuleSet.defaults();
            return ours.with(new RuleSet.SignIn(
                            RuleSet.Early.KEPT,
                            earlySignIn,
                            RuleSet.Late.INSERTED,
                            lateGrace,
                            RuleSet.Late.LAST,
                            Math.max(1, ordinaryBeforeLate)))
                    .with(new RuleSet.Order(RuleSet.Mix.RATIO, 2, RuleSet.Within.REGISTRATION, guard))
                    .with(new RuleSet.Returning(ordinaryBeforeReturning, 1, 3, 1, 2))
                    .with(new RuleSet.Missed(callsMax, repeatGap, requeueDistances, missedPause, undoMiss))
                    .with(new RuleSet.Priorities(ordinaryBeforePriority, 80, 70, 3))
                    .with(new RuleSet.Rooms(buffer, nextFinishesCurrent, 2));
        }
    }

    RuleBook toRuleBook() {
        Map<String, RuleSet> overrides = new HashMap<>();
        areas.forEach((area, rules) -> overrides.put(area, rules.toRuleSet()));
        var naming = new Naming(Set.copyOf(numberOnly), Set.copyOf(named), Set.copyOf(numberOnlySpecialties));
        return new RuleBook(hospital.toRuleSet(), Map.copyOf(overrides), naming);
    }
}
