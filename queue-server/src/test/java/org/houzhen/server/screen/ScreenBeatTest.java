package org.houzhen.server.screen;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.server.kiosk.TerminalPrincipal;
import org.houzhen.server.kiosk.Terminals;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ScreenBeatTest {
    private static final int POOL = 4;

    private final AtomicInteger beats = new AtomicInteger();

    /** Each heartbeat says the time, so asking for it is beating. */
    private final class CountedClock extends Clock {
        @Override
        public Instant instant() {
            beats.incrementAndGet();
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void theHeartBeatsOnWhileTheStoreDoesNotAnswer(@TempDir Path folder) throws SQLException {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            var clock = new CountedClock();
            var screens = new ScreenList(store.jdbc());
            var limits = new FeedLimits(Duration.ofMillis(20), Duration.ofSeconds(30), 10, 10, Set.of());
            var feed = new ScreenFeed(
                    new Boards(),
                    new FeedMessages(JsonMapper.builder().build(), clock),
                    new Viewers(screens, new ScreenMachines(store.jdbc(), clock, new SecureRandom()), nobody(), true),
                    new ScreenBook(screens, clock),
                    limits);
            List<Connection> taken = new ArrayList<>();
            for (int i = 0; i < POOL; i++) {
                taken.add(store.dataSource().getConnection());
            }

            feed.start();

            await().atMost(Duration.ofSeconds(10)).until(() -> beats.get() > 20);
            for (Connection connection : taken) {
                connection.close();
            }
            feed.stop();
        }
    }

    private static Terminals nobody() {
        return new Terminals() {
            @Override
            public Optional<TerminalPrincipal> holding(String token) {
                return Optional.empty();
            }

            @Override
            public Set<String> digests() {
                return Set.of();
            }
        };
    }
}
