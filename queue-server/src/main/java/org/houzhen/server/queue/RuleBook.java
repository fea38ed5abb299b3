package org.houzhen.server.queue;

import java.util.Map;
import org.houzhen.server.engine.RuleSet;

/** The rules in force: the hospital's, those of areas that replace the whole set, and who is called by name. */
public record RuleBook(RuleSet hospital, Map<String, RuleSet> areas, Naming naming) {
    /** What we ship. */
    public static RuleBook defaults() {
        return new RuleBook(RuleSet.defaults(), Map.of(), Naming.defaults());
    }

    RuleSet of(String area) {
        return areas.getOrDefault(area, hospital);
    }

    /** What may ever be shown of a name in public; nothing for a clinic that calls by number, so that nothing is kept. */
    String shown(TicketOffice.Line line, String maskedName) {
        return naming.shows(line) ? maskedName : "";
    }
}
