package org.houzhen.server.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What differs between two documents, in words. */
final class RuleChanges {
    private final RuleDocument before;
    private final RuleDocument after;
    private final List<RuleChange> changes = new ArrayList<>();

    private RuleChanges(RuleDocument before, RuleDocument after) {
        this.before = before.complete();
        this.after = after.complete();
    }

    static List<RuleChange> between(RuleDocument before, RuleDocument after) {
        var differing = new RuleChanges(before, after);
        RuleCatalogue.ITEMS.forEach(differing::hospital);
        Set<String> areas = new TreeSet<>(before.areas().keySet());
        areas.addAll(after.areas().keySet());
        areas.forEach(area -> RuleCatalogue.ITEMS.forEach(item -> differing.area(area, item)));
        RuleDocument.lists().forEach(differing::naming);
        return List.copyOf(differing.changes);
    }

    private void hospital(RuleItem item) {
        String old = before.hospital().get(item.path());
        String fresh = after.hospital().get(item.path());
        if (!old.equals(fresh)) {
            add("", item, RuleTexts.says(item, old), RuleTexts.says(item, fresh));
        }
    }

    private void area(String area, RuleItem item) {
        Optional<String> old = own(before, area, item);
        Optional<String> fresh = own(after, area, item);
        if (!old.equals(fresh)) {
            add(area, item, says(before, item, old), says(after, item, fresh));
        }
    }

    private static Optional<String> own(RuleDocument document, String area, RuleItem item) {
        return Optional.ofNullable(document.areas().getOrDefault(area, Map.of()).get(item.path()));
    }

    private static Words says(RuleDocument document, RuleItem item, Optional<String> own) {
        return own.map(text -> RuleTexts.says(item, text))
                .orElseGet(() -> RuleTexts.inherited(
                        RuleTexts.says(item, document.hospital().get(item.path()))));
    }

    private void naming(String key, Function<Naming, Set<String>> list) {
        Set<String> old = list.apply(before.naming());
        Set<String> fresh = list.apply(after.naming());
        if (!old.equals(fresh)) {
            String path = "naming." + key;
            changes.add(new RuleChange(
                    "", path, RuleTexts.name(path), RuleTexts.says(key, old), RuleTexts.says(key, fresh)));
        }
    }

    private void add(String area, RuleItem item, Words old, Words fresh) {
        changes.add(new RuleChange(area, item.path(), RuleTexts.name(item.path()), old, fresh));
    }
}
