package org.houzhen.server.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules in force as the administrator's page shows and edits them: every sentence, field and range comes from the
 * catalogue.
 *
 * @param position which version this is; a change says which one it has seen
 * @param areas letters of areas that have rules of their own
 */
record RulesView(
        int position, RuleDocument document, List<Section> sections, List<NameList> naming, Set<String> areas) {

    record Section(String key, Words name, List<Rule> rules) {}

    /**
     * One rule.
     *
     * @param kind how it is asked for, see {@link RuleForm#kind}
     * @param unit s or m for a length of time, else empty
     * @param options words for each value of a choice
     * @param own sentences of areas that differ, by letter
     */
    record Rule(
            String path,
            String kind,
            Words name,
            Words allowed,
            int min,
            int max,
            String unit,
            Map<String, Words> options,
            Words says,
            Words shipped,
            Map<String, Words> own) {}

    /** A list of areas, departments or specialties. */
    record NameList(String key, Words name, Set<String> names, Words says) {}

    /** One act of the past; {@code actor} is a role and a number, or {@code file}. */
    record Act(int position, Instant at, String actor, String reason, List<RuleChange> changes) {}

    /** What the page sends; absent parts end as a malformed request. */
    record ChangeRequest(int seen, RuleDocument document, String reason) {}
}
