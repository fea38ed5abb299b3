package org.houzhen.server.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.houzhen.server.engine.Allowed;

/** Puts the rules of a version, and the acts that led to it, into words. */
final class RulesViewMaker {
    private static final int ACTS_MAX = 100;

    private final RuleDocument document;

    private RulesViewMaker(RuleDocument document) {
        this.document = document;
    }

    static RulesView of(RulesInForce.Version version) {
        var maker = new RulesViewMaker(version.document().complete());
        return new RulesView(
                version.position(),
                maker.document,
                maker.sections(),
                maker.naming(),
                maker.document.areas().keySet());
    }

    private List<RulesView.Section> sections() {
        return RuleCatalogue.sections().entrySet().stream()
                .map(section -> new RulesView.Section(
                        section.getKey(),
                        RuleTexts.name(section.getKey()),
                        section.getValue().stream().map(this::rule).toList()))
                .toList();
    }

    private RulesView.Rule rule(RuleItem item) {
        Optional<Allowed> range = item.form().limits();
        return new RulesView.Rule(
                item.path(),
                item.form().kind(),
                RuleTexts.name(item.path()),
                RuleTexts.both(words -> words.allowed(item)),
                range.map(Allowed::min).orElse(0),
                range.map(Allowed::max).orElse(0),
                item.form() instanceof RuleForm.Length length ? length.inSeconds() ? "s" : "m" : "",
                options(item),
                RuleTexts.says(item, document.hospital().get(item.path())),
                RuleTexts.says(item, item.textOf(ShippedRules.ruleSet())),
                own(item));
    }

    private static Map<String, Words> options(RuleItem item) {
        List<String> texts = item.form() instanceof RuleForm.Choice choice
                ? choice.words()
                : item.form() instanceof RuleForm.Flag ? List.of("true", "false") : List.of();
        return texts.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        text -> RuleTexts.both(words -> words.option(item, text)),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private Map<String, Words> own(RuleItem item) {
        Map<String, Words> own = new TreeMap<>();
        document.areas().forEach((area, texts) -> {
            if (texts.containsKey(item.path())) {
                own.put(area, RuleTexts.says(item, texts.get(item.path())));
            }
        });
        return own;
    }

    private List<RulesView.NameList> naming() {
        return RuleDocument.lists().entrySet().stream()
                .map(list -> new RulesView.NameList(
                        list.getKey(),
                        RuleTexts.name("naming." + list.getKey()),
                        list.getValue().apply(document.naming()),
                        RuleTexts.says(list.getKey(), list.getValue().apply(document.naming()))))
                .toList();
    }

    /** The newest first, each with what it changed. */
    static List<RulesView.Act> acts(List<RulesAdopted> history) {
        List<RulesView.Act> acts = new ArrayList<>();
        for (int i = history.size() - 1; i >= 0 && acts.size() < ACTS_MAX; i--) {
            RulesAdopted act = history.get(i);
            RuleDocument before =
                    i == 0 ? RuleDocument.empty() : history.get(i - 1).document();
            acts.add(new RulesView.Act(
                    i + 1, act.at(), act.actor(), act.reason(), RuleChanges.between(before, act.document())));
        }
        return acts;
    }
}
