package org.houzhen.server.rules;

import org.houzhen.server.journal.Fact;
import org.houzhen.server.journal.Fold;
import org.houzhen.server.journal.StreamName;
import tools.jackson.databind.json.JsonMapper;

/** How rules stand in the journal: one stream for the hospital, one fact for each change, each with the whole document. */
public final class RuleFold implements Fold<RuleHistory, RulesAdopted> {
    public static final StreamName STREAM = new StreamName("rules");

    private static final String TYPE = "rules-adopted";
    private static final int VERSION = 1;

    private final JsonMapper json = JsonMapper.builder().build();

    /** What is not known of every fact already. */
    private record Payload(RuleDocument document, String reason, String source) {}

    @Override
    public RuleHistory empty(StreamName stream) {
        return new RuleHistory();
    }

    @Override
    public void apply(RuleHistory history, RulesAdopted rules) {
        history.add(rules);
    }

    @Override
    public Fact encode(RulesAdopted rules) {
        String payload = json.writeValueAsString(new Payload(rules.document(), rules.reason(), rules.source()));
        return new Fact(TYPE, VERSION, payload, rules.actor(), rules.cause(), rules.at());
    }

    @Override
    public RulesAdopted decode(Fact fact) {
        if (!fact.type().equals(TYPE) || fact.version() != VERSION) {
            throw new IllegalArgumentException("unknown " + fact);
        }
        Payload payload = json.readValue(fact.payload(), Payload.class);
        return new RulesAdopted(
                payload.document(), payload.reason(), payload.source(), fact.actor(), fact.cause(), fact.at());
    }
}
