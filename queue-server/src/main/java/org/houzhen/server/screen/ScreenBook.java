package org.houzhen.server.screen;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.server.web.Listeners;
import org.springframework.stereotype.Component;

/** What each screen last said, in memory: after a restart they say it again by themselves. */
@Component
class ScreenBook implements ScreenWatch {
    private static final Entry NEVER = new Entry(0, "", 0, null);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Listeners<Runnable> listeners = new Listeners<>();
    private final ScreenList screens;
    private final Clock clock;

    ScreenBook(ScreenList screens, Clock clock) {
        this.screens = screens;
        this.clock = clock;
    }

    void connected(String screen) {
        entries.merge(
                screen,
                new Entry(1, "", 0, clock.instant()),
                (old, one) -> new Entry(old.sockets() + 1, old.epoch(), old.position(), one.seenAt()));
        tell(screen);
    }

    void gone(String screen) {
        entries.computeIfPresent(
                screen, (id, old) -> new Entry(old.sockets() - 1, old.epoch(), old.position(), old.seenAt()));
        tell(screen);
    }

    void shown(String screen, String epoch, long position) {
        entries.computeIfPresent(screen, (id, old) -> new Entry(old.sockets(), epoch, position, clock.instant()));
        tell(screen);
    }

    private void tell(String screen) {
        screens.find(screen).map(Screen::area).ifPresent(area -> listeners.tell(area, Runnable::run));
    }

    @Override
    public AutoCloseable onShown(String area, Runnable listener) {
        return listeners.add(area, listener);
    }

    @Override
    public List<Shown> shown(String area) {
        return screens.all().stream()
                .filter(screen -> screen.area().equals(area))
                .map(this::of)
                .toList();
    }

    Shown of(Screen screen) {
        Entry entry = entries.getOrDefault(screen.id(), NEVER);
        return new Shown(screen, entry.sockets() > 0, entry.epoch(), entry.position(), entry.seenAt());
    }

    private record Entry(int sockets, String epoch, long position, Instant seenAt) {}
}
