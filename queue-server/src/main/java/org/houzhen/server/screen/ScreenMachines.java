package org.houzhen.server.screen;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.houzhen.server.kiosk.HexId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The machines that are screens, in the server's store; who they are is in memory too, because event loops ask. */
@Component
class ScreenMachines {
    /** Of one screen. */
    static final int MACHINES_MAX = 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random;
    private volatile Set<Key> known = Set.of();

    ScreenMachines(JdbcClient jdbc, Clock clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.random = random;
    }

    /** Reads them anew; another server may have changed them. */
    void reload() {
        known = jdbc
                .sql("select digest, screen from screen_machine")
                .query((row, number) -> new Key(row.getString("digest"), row.getString("screen")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isPaired(String digest, String screen) {
        return known.contains(new Key(digest, screen));
    }

    /** Whether a secret is that of any screen. */
    boolean knows(String digest) {
        return known.stream().anyMatch(key -> key.digest().equals(digest));
    }

    List<Machine> all() {
        return jdbc.sql("select id, digest, screen, address, paired_by, paired_at from screen_machine"
                        + " order by screen, paired_at, id")
                .query((row, number) -> new Machine(
                        row.getString("id"),
                        row.getString("digest"),
                        row.getString("screen"),
                        row.getString("address"),
                        row.getString("paired_by"),
                        Instant.ofEpochMilli(row.getLong("paired_at"))))
                .list();
    }

    /** Pairs a machine with a screen; again is the same. False when the screen has as many as it may. */
    boolean pair(Pairings.Waiting waiting, String by) {
        int added = jdbc.sql("""
                        insert into screen_machine (id, digest, screen, address, paired_by, paired_at) select ?, ?, ?, ?, ?, ?
                        where (select count(*) from screen_machine where screen = ?) < ? on conflict (digest, screen) do nothing
                        """)
                .params(
                        "M" + HexId.of(random),
                        waiting.digest(),
                        waiting.screen(),
                        waiting.address(),
                        by,
                        clock.millis(),
                        waiting.screen(),
                        MACHINES_MAX)
                .update();
        reload();
        return added == 1 || isPaired(waiting.digest(), waiting.screen());
    }

    /** Its secret is refused from now on; false when there is none of that id. */
    boolean remove(String id) {
        boolean removed =
                jdbc.sql("delete from screen_machine where id = ?").param(id).update() == 1;
        reload();
        return removed;
    }

    void removeOf(String screen) {
        jdbc.sql("delete from screen_machine where screen = ?").param(screen).update();
        reload();
    }

    private record Key(String digest, String screen) {}

    /** A machine that was paired with a screen. */
    record Machine(String id, String digest, String screen, String address, String pairedBy, Instant pairedAt) {
        @Override
        public String toString() {
            return "Machine[" + id + "]";
        }
    }
}
