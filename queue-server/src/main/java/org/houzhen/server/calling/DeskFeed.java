package org.houzhen.server.calling;

import java.time.Duration;
import java.util.Optional;
import org.houzhen.server.screen.BoardSource;
import org.houzhen.server.web.OpenFeeds;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** The streams of events by which desks learn that there is something newer to read. */
final class DeskFeed {
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final BoardSource boards;
    private final ShownOn shownOn;
    private final OpenFeeds open;

    /** @param open counts by network address: one computer has a few pages open, not hundreds */
    DeskFeed(BoardSource boards, ShownOn shownOn, OpenFeeds open) {
        this.boards = boards;
        this.shownOn = shownOn;
        this.open = open;
    }

    /** The position that something changed to, or empty for a sign of life; a refusal where there is no room. */
    Flux<Optional<Long>> of(String area, String address) {
        Flux<Optional<Long>> changes = Flux.<Long>create(sink -> listen(area, sink), FluxSink.OverflowStrategy.LATEST)
                .map(Optional::of);
        Flux<Optional<Long>> alive = Flux.interval(Duration.ZERO, SIGN_OF_LIFE).map(tick -> Optional.empty());
        return open.counted(address, Flux.merge(changes, alive.onBackpressureDrop()));
    }

    private void listen(String area, FluxSink<Long> sink) {
        AutoCloseable calls = boards.onChange(area, board -> sink.next(board.position()));
        AutoCloseable seen =
                shownOn.onChange(area, () -> sink.next(boards.current(area).position()));
        sink.onDispose(() -> {
            close(calls);
            close(seen);
        });
    }

    private static void close(AutoCloseable listening) {
        try {
            listening.close();
        } catch (Exception e) { // AutoCloseable declares it; taking a listener out of a list cannot fail.
            throw new IllegalStateException(e);
        }
    }
}
