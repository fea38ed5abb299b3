package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.houzhen.server.screen.Screen;
import org.houzhen.server.screen.ScreenWatch;
import org.junit.jupiter.api.Test;

class HallScreensTest {
    private static final String TODAY = "area/B/2026-11-22";
    private static final String YESTERDAY = "area/B/2026-11-21";

    @Test
    void whatTheHallShowedYesterdayIsNotTodaysCall() {
        assertThat(words(true, YESTERDAY, 300)).contains("尚未显示");
    }

    @Test
    void theHallHasShownItOnceItSaysSo() {
        assertThat(words(true, TODAY, 4)).contains("尚未显示");
        assertThat(words(true, TODAY, 5)).isEqualTo("大厅屏已显示");
    }

    @Test
    void aScreenThatIsGoneIsNamed() {
        assertThat(words(false, TODAY, 5)).isEqualTo("内科大厅屏 离线，请口头呼叫");
    }

    private static String words(boolean connected, String epoch, long position) {
        var hall = new Screen("hall-B", "内科大厅屏", "B", "");
        var watch = new ScreenWatch() {
            @Override
            public List<Shown> shown(String area) {
                return List.of(new Shown(hall, connected, epoch, position, Instant.EPOCH));
            }

            @Override
            public AutoCloseable onShown(String area, Runnable listener) {
                return () -> {};
            }
        };
        return new HallScreens(watch).words("B", TODAY, 5).zh();
    }
}
