package org.houzhen.server.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who wants to hear of a thing, by its name. A name that nobody listens to any more leaves nothing behind. Any thread. */
public final class Listeners<L> {
    private final Map<String, List<L>> listeners = new ConcurrentHashMap<>();

    public AutoCloseable add(String name, L listener) {
        listeners.compute(name, (key, some) -> with(some, listener));
        return () -> listeners.computeIfPresent(name, (key, some) -> without(some, listener));
    }

    private static <L> List<L> with(List<L> some, L listener) {
        List<L> all = some == null ? new CopyOnWriteArrayList<>() : some;
        all.add(listener);
        return all;
    }

    private static <L> List<L> without(List<L> some, L listener) {
        some.remove(listener);
        return some.isEmpty() ? null : some;
    }

    public void tell(String name, Consumer<L> what) {
        listeners.getOrDefault(name, List.of()).forEach(what);
    }

    int names() {
        return listeners.size();
    }
}
