package org.houzhen.server.phone;

import java.time.Duration;
import org.houzhen.server.queue.PathOffice;
import org.houzhen.server.web.OpenFeeds;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Tells phones that there is something newer to read, as desks are told; no more often than a patient can look. */
final class PhoneFeed {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PathOffice paths;
    private final OpenFeeds open;

    /** @param open counts by visit: many phones share the address of the hospital's network */
    PhoneFeed(PathOffice paths, OpenFeeds open) {
        this.paths = paths;
        this.open = open;
    }

    /** True for a change, false for a sign of life. Ends by itself when the link does; whoever finds no room polls instead. */
    Flux<Boolean> of(String visit, String area, Duration left) {
        return Flux.defer(() -> {
            if (!open.enter(visit)) {
                return Flux.error(PhoneWords.tooOften());
            }
            return events(area).take(left).doFinally(end -> open.leave(visit));
        });
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
