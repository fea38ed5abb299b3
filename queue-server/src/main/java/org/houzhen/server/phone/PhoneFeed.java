package org.houzhen.server.phone;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.server.queue.PathOffice;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Tells phones that there is something newer to read, as desks are told; no more often than a patient can look. */
final class PhoneFeed {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int OPEN_MAX = 2_000;
    private static final int OPEN_PER_VISIT_MAX = 3;

    private final PathOffice paths;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> perVisit = new ConcurrentHashMap<>();

    PhoneFeed(PathOffice paths) {
        this.paths = paths;
    }

    /** True for a change, false for a sign of life. Ends by itself when the link does; whoever finds no room polls instead. */
    Flux<Boolean> of(String visit, String area, Duration left) {
        return Flux.defer(() -> {
            if (!enter(visit)) {
                return Flux.error(PhoneWords.tooOften());
            }
            return events(area).take(left).doFinally(end -> leave(visit));
        });
    }

    private boolean enter(String visit) {
        if (open.incrementAndGet() > OPEN_MAX) {
            open.decrementAndGet();
            return false;
        }
        if (perVisit.merge(visit, 1, Integer::sum) > OPEN_PER_VISIT_MAX) {
            leave(visit);
            return false;
        }
        return true;
    }

    private void leave(String visit) {
        open.decrementAndGet();
        perVisit.computeIfPresent(visit, (each, count) -> count > 1 ? count - 1 : null);
    }

    private Flux<Boolean> events(String area) {
        Flux<Boolean> changes = Flux.<Boolean>create(
                        sink -> {
                            AutoCloseable listening = paths.onChange(area, () -> sink.next(true));
                            sink.onDispose(() -> close(listening));
                        },
                        FluxSink.OverflowStrategy.LATEST)
                .sample(PAUSE);
        Flux<Boolean> alive = Flux.interval(Duration.ZERO, SIGN_OF_LIFE).map(tick -> false);
        return Flux.merge(changes, alive.onBackpressureDrop());
    }

    private static void close(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception e) { // AutoCloseable declares it; taking a listener out of a list cannot fail.
            throw new IllegalStateException(e);
        }
    }
}
