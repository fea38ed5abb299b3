package org.houzhen.server.queue;

import java.util.List;
import org.houzhen.server.screen.ScreenWatch;

/** Says from what the hall screens acknowledged whether people there have seen the newest call. */
final class HallScreens implements ShownOn {
    private final ScreenWatch watch;

    HallScreens(ScreenWatch watch) {
        this.watch = watch;
    }

    @Override
    public String words(String area, String epoch, long position) {
        List<ScreenWatch.Shown> halls = watch.shown(area).stream()
                .filter(shown -> shown.screen().isHall())
                .toList();
        if (halls.isEmpty()) {
            return "本诊区没有大厅屏";
        }
        return halls.stream()
                .filter(shown -> !shown.hasShown(epoch, position))
                .findFirst()
                .map(behind -> behind.screen().name() + (behind.connected() ? " 尚未显示" : " 离线，请口头呼叫"))
                .orElse("大厅屏已显示");
    }

    @Override
    public AutoCloseable onChange(String area, Runnable listener) {
        return watch.onShown(area, listener);
    }
}
