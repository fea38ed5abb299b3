package org.houzhen.server.calling;

import java.util.List;
import org.houzhen.server.rules.RuleChange;
import org.houzhen.server.rules.RuleDocument;

/**
 * What other rules would do: which rules read otherwise, and in which order the open rooms of one area would call those who
 * wait, doors and grades included, if nobody else came: as it is, and as it would be.
 *
 * @param lines empty when the area has not opened today
 */
record RulePreview(List<RuleChange> changes, List<Line> lines) {
    record Line(String queue, String label, List<Place> now, List<Place> then) {}

    /**
     * A ticket in a line.
     *
     * @param rule the rule that puts it there, and the same in Chinese and English words
     * @param moved by how many places it comes earlier (above 0) or later than now; 0 in the line of now
     */
    record Place(String number, String mark, String rule, String why, String whyEn, int moved) {}

    /** An area that has ever opened; the name is empty when it has not opened today. */
    record Area(String area, String areaName) {}

    /** @param area empty to see the changes alone */
    record Request(String area, RuleDocument document) {}
}
