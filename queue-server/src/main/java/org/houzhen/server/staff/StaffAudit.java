package org.houzhen.server.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.web.SteadyClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who signed in and out, and who was refused; it holds numbers of people, never what was typed. Entries are kept for so many
 * days; that older ones were forgotten, and how many, is an entry itself. Blocks; any thread.
 */
@Component
class StaffAudit {
    static final int PAGE = 100;
    /** So many in one transaction: others wait for it. */
    private static final int FORGOTTEN_AT_ONCE_MAX = 1_000;

    /** The law has network logs kept for six months (Cybersecurity Law, article 21). */
    private static final int DAYS_MIN = 183;

    private static final Logger LOG = LoggerFactory.getLogger(StaffAudit.class);
    private static final Duration STEADY = Duration.ofMinutes(30);
    private static final String INSERT =
            "insert into staff_audit (id, at, kind, staff_id, forgotten) values (?, ?, ?, ?, ?)";
    private static final String OLDEST = "select id, forgotten from staff_audit where at < ? order by at, id limit ?";
    private static final String READ = """
            select id, at, kind, staff_id, forgotten from staff_audit
            where at < :at or (at = :at and id < :id)
            order by at desc, id desc limit :limit""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SteadyClock steady;
    private final int days;

    /** @param days how long entries are kept */
    StaffAudit(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${houzhen.staff.audit-days:400}") int days) {
        if (days < DAYS_MIN) {
            throw new IllegalArgumentException(
                    "houzhen.staff.audit-days: " + DAYS_MIN + " at least, the law has such logs kept for six months");
        }
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.steady = new SteadyClock(clock, System::nanoTime);
        this.days = days;
    }

    int days() {
        return days;
    }

    /** @param staffId null for a name that nobody has */
    void add(String kind, String staffId) {
        add(kind, staffId, 0);
    }

    private void add(String kind, String staffId, int forgotten) {
        jdbc.sql(INSERT)
                .params(UUID.randomUUID().toString(), clock.millis(), kind, staffId, forgotten)
                .update();
    }

    /** A page of entries, the newest first, from below a place on; empty for the newest of all. */
    List<Entry> before(Optional<Place> place) {
        Place from = place.orElse(new Place(Long.MAX_VALUE, ""));
        return jdbc.sql(READ)
                .param("at", from.at())
                .param("id", from.id())
                .param("limit", PAGE)
                .query((row, number) -> new Entry(
                        row.getString("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("kind"),
                        Optional.ofNullable(row.getString("staff_id")),
                        row.getInt("forgotten")))
                .list();
    }

    /** Looks often, as the clock must be seen to be steady. */
    @Scheduled(initialDelayString = "60s", fixedDelayString = "60s")
    void forgetOld() {
        if (steady.isSteadyFor(STEADY)) {
            forgetOld(FORGOTTEN_AT_ONCE_MAX);
        }
    }

    /** Whole days at once: what is forgotten and the entry that says so are one transaction, and that entry too grows old. */
    void forgetOld(int max) {
        long before = LocalDate.now(clock)
                .minusDays(days)
                .atStartOfDay(clock.getZone())
                .toInstant()
                .toEpochMilli();
        List<Old> old = jdbc.sql(OLDEST)
                .params(before, max)
                .query((row, number) -> new Old(row.getString("id"), Math.max(1, row.getInt("forgotten"))))
                .list();
        if (!old.isEmpty()) {
            int forgotten = Objects.requireNonNull(transaction.execute(status -> forget(old)));
            LOG.info("{} entries of sign-ins were older than {} days and are forgotten", forgotten, days);
        }
    }

    private int forget(List<Old> old) {
        int forgotten = 0;
        for (Old entry : old) {
            int gone = jdbc.sql("delete from staff_audit where id = ?")
                    .param(entry.id())
                    .update();
            forgotten += gone * entry.count();
        }
        add("FORGOTTEN", null, forgotten);
        return forgotten;
    }

    /** An entry to be forgotten, and how many it stands for. */
    private record Old(String id, int count) {}

    /** Where a page begins: below the entry of that time and id. */
    record Place(long at, String id) {}

    /** What happened; forgotten is how many older entries one of kind FORGOTTEN stands for. */
    record Entry(String id, Instant at, String kind, Optional<String> staffId, int forgotten) {}
}
