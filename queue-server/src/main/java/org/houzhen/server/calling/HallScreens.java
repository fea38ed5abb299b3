package org.houzhen.server.calling;

import java.util.List;
import org.houzhen.server.screen.ScreenWatch;

/** Says from what the hall screens acknowledged whether people there have seen the newest call. */
final class HallScreens implements ShownOn {
    private final ScreenWatch watch;

    HallScreens(ScreenWatch watch) {
        this.watch = watch;
    }

    @Override
    public Words words(String area, String epoch, long position) {
        List<ScreenWatch.Shown> halls = watch.shown(area).stream()
                .filter(shown -> shown.screen().isHall())
                .toList();
        if (halls.isEmpty()) {
            return new Words("本诊区没有大厅屏", "no hall screen in this area");
        }
        return halls.stream()
                .filter(shown -> !shown.hasShown(epoch, position))
                .findFirst()
                .map(HallScreens::notYet)
                .orElse(new Words("大厅屏已显示", "shown in the hall"));
    }

    private static Words notYet(ScreenWatch.Shown behind) {
        String screen = behind.screen().name();
        return behind.connected()
                ? new Words(screen + " 尚未显示", "not yet shown on " + screen)
                : new Words(screen + " 离线，请口头呼叫", screen + " is offline: call out loud");
    }

    @Override
    public AutoCloseable onChange(String area, Runnable listener) {
        return watch.onShown(area, listener);
    }
}
