package org.houzhen.rig;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Nobody is shut out: WCAG 2.2 A and AA, as far as a program can tell. */
public final class Accessibility {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Accessibility() {}

    /** What a page breaks as it stands now, each with the place; our pages have no frames, which the older way of looking leaves out. */
    @SuppressWarnings(
            "deprecation") // The other way opens a page of its own for each look, which takes three times as long.
    public static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
    }
}
