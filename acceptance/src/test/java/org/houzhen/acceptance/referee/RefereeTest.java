package org.houzhen.acceptance.referee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.wire.Board;
import org.junit.jupiter.api.Test;

/** What screens may show of an area whose first entry was lost on its way to the disk. */
class RefereeTest {
    private final Referee referee = new Referee(area -> RuleSet.defaults(), ZoneOffset.UTC);

    @Test
    void anEmptyBoardBeforeTheFirstEntryIsTrue() {
        referee.shown(board(0));

        assertThat(referee.violations()).isEmpty();
    }

    @Test
    void anyLaterBoardIsFoundOut() {
        referee.shown(board(1));

        assertThat(referee.violations()).singleElement().asString().contains("not in the journal");
    }

    private static Board board(long position) {
        return new Board(
                "area/E/2026-11-23",
                position,
                "E",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
