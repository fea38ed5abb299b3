package org.houzhen.server.screen;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import org.houzhen.server.web.Listeners;
import org.springframework.stereotype.Component;

/**
 * What each screen last said, in memory: after a restart they say it again by themselves. A page may be open on several
 * machines under one screen's name; then the screen has shown what each of these machines has.
 */
@Component
class ScreenBook implements ScreenWatch {
    private static final Comparator<View> OLDER_FIRST =
            Comparator.comparing(View::epoch).thenComparing(View::position);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Listeners<Runnable> listeners = new Listeners<>();
    private final ScreenList screens;
    private final Clock clock;

    ScreenBook(ScreenList screens, Clock clock) {
        this.screens = screens;
        this.clock = clock;
    }

    /**
     * A page has connected.
     *
     * @param socket its connection, known by identity
     * @param machine by what it is told from other machines: its secret, or else its network address
     */
    void connected(String screen, Object socket, String machine) {
        Entry entry = entries.computeIfAbsent(screen, id -> new Entry());
        entry.views.put(socket, new View(machine, "", 0));
        entry.seenAt = clock.instant();
        tell(screen);
    }

    void gone(String screen, Object socket) {
        entries.get(screen).views.remove(socket);
        tell(screen);
    }

    void shown(String screen, Object socket, String epoch, long position) {
        Entry entry = entries.get(screen);
        entry.views.computeIfPresent(socket, (any, old) -> entry.last = new View(old.machine(), epoch, position));
        entry.seenAt = clock.instant();
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
        Entry entry = entries.get(screen.id());
        if (entry == null) {
            return new Shown(screen, false, "", 0, null);
        }
        Map<String, View> machines = new HashMap<>();
        entry.views.values().forEach(view -> machines.merge(view.machine(), view, BinaryOperator.maxBy(OLDER_FIRST)));
        return machines.values().stream()
                .min(OLDER_FIRST)
                .map(view -> new Shown(screen, true, view.epoch(), view.position(), entry.seenAt))
                .orElseGet(() -> new Shown(screen, false, entry.last.epoch(), entry.last.position(), entry.seenAt));
    }

    /** What one connection last said it shows. A page that was opened again leaves its old connection behind for a while. */
    private record View(String machine, String epoch, long position) {}

    private static final class Entry {
        private final Map<Object, View> views = new ConcurrentHashMap<>();
        private volatile View last = new View("", "", 0);
        private volatile Instant seenAt;
    }
}
