package org.houzhen.server.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All rules that were ever in force, oldest first; the last ones are. Changed by the scribe's thread alone. */
public final class RuleHistory {
    private final List<RulesAdopted> adopted = new ArrayList<>();

    void add(RulesAdopted rules) {
        adopted.add(rules);
    }

    /** A copy that others may keep; the n-th stands at position n of the stream. */
    List<RulesAdopted> all() {
        return List.copyOf(adopted);
    }

    int position() {
        return adopted.size();
    }

    RuleDocument newest() {
        return adopted.isEmpty()
                ? RuleDocument.empty().complete()
                : adopted.get(adopted.size() - 1).document();
    }

    /** What the file said when it was last taken over. */
    String source() {
        return newestFirst().stream()
                .filter(rules -> rules.actor().equals(RulesAdopted.FILE))
                .findFirst()
                .map(RulesAdopted::source)
                .orElse("");
    }

    Optional<RulesAdopted> causedBy(UUID command) {
        return newestFirst().stream()
                .filter(rules -> rules.cause().equals(command))
                .findFirst();
    }

    private List<RulesAdopted> newestFirst() {
        List<RulesAdopted> reversed = new ArrayList<>(adopted);
        Collections.reverse(reversed);
        return reversed;
    }
}
