package org.houzhen.kiosk.devices;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.book.SqliteBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the slips of each paper roll, over restarts, and says from the rolls before how far this one goes. A roll is new when
 * its printer, after it was low or out of paper and its cover open, has paper again. Any thread may call.
 */
public final class PaperRolls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PaperRolls.class);
    private static final int ROLLS_LEARNT_FROM = 5;
    /** Whatever is over sooner was no roll but a sensor that trembled. */
    private static final int SLIPS_OF_A_ROLL_MIN = 20;

    private static final int SEEN_MAX = 1_000;
    private static final String TABLE = """
            create table if not exists paper_roll (
                id integer primary key,
                began_at integer not null,
                whole integer not null,
                slips integer not null,
                low_after integer,
                ended_at integer)
            """;

    private final SqliteBook book;
    private final Clock clock;
    private final BlockingQueue<DeviceReason> seen = new LinkedBlockingQueue<>(SEEN_MAX);
    private final ReentrantLock turn = new ReentrantLock();
    private boolean changing = true; // Nobody knows what was done while this program was off.

    /**
     * One roll.
     *
     * @param whole counted from its first slip
     * @param lowAfter slips before the printer called it low; -1 if it has not
     * @param ended null for the one in the printer
     */
    private record Roll(Instant began, boolean whole, int slips, int lowAfter, Instant ended) {
        boolean teaches() {
            return ended != null && slips >= SLIPS_OF_A_ROLL_MIN;
        }
    }

    public PaperRolls(Path file, Clock clock) {
        this.clock = clock;
        book = SqliteBook.keeping("the book of paper rolls", file, TABLE);
        if (book.read(PaperRolls::roll, "select * from paper_roll where ended_at is null")
                .isEmpty()) {
            begin(false);
        }
    }

    /** What the printer says of itself now. Never blocks: it is written with the next slip or question. */
    public void saw(DeviceReason reason) {
        seen.offer(reason);
    }

    /** A slip moved paper. Never throws: whether it is counted changes nothing of what became of the slip. */
    public void slipOut() {
        try {
            inTurn(() -> book.execute("update paper_roll set slips = slips + 1 where ended_at is null"));
        } catch (IllegalStateException e) {
            LOG.warn("paper: a slip is not counted: {}", e.getMessage());
        }
    }

    /** Empty until rolls have taught it, and while the book cannot be read. */
    public Optional<PaperLeft> left() {
        try {
            return inTurn(this::expected);
        } catch (IllegalStateException e) {
            LOG.warn("paper: not known how far it goes: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<PaperLeft> expected() {
        List<Roll> rolls = book.read(PaperRolls::roll, "select * from paper_roll order by id desc limit 50");
        Roll now = rolls.get(0);
        IntStream expected = now.lowAfter() >= 0
                ? learnt(rolls, true).mapToInt(roll -> roll.slips() - roll.lowAfter() - now.slips() + now.lowAfter())
                : now.whole() ? learnt(rolls, false).mapToInt(roll -> roll.slips() - now.slips()) : IntStream.empty();
        int[] sorted = expected.sorted().toArray();
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(left(Math.max(0, sorted[(sorted.length - 1) / 2]), rolls));
    }

    /** @param sinceLow what came out after the printer called the roll low, which needs no whole roll */
    private static Stream<Roll> learnt(List<Roll> rolls, boolean sinceLow) {
        return rolls.stream()
                .filter(Roll::teaches)
                .filter(roll -> sinceLow ? roll.lowAfter() >= 0 : roll.whole())
                .limit(ROLLS_LEARNT_FROM);
    }

    private PaperLeft left(int slips, List<Roll> rolls) {
        Duration time = Duration.between(rolls.get(rolls.size() - 1).began(), clock.instant());
        long printed = Math.max(1, rolls.stream().mapToInt(Roll::slips).sum());
        return new PaperLeft(slips, (int)
                (slips * time.toMinutes() / printed / Duration.ofDays(1).toMinutes()));
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            catchUp();
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private void catchUp() {
        for (DeviceReason reason = seen.poll(); reason != null; reason = seen.poll()) {
            heed(reason);
        }
    }

    private void heed(DeviceReason reason) {
        switch (reason) {
            case PAPER_LOW -> {
                low();
                changing = false;
            }
            case PAPER_OUT -> {
                low();
                changing = true;
            }
            case COVER_OPEN -> changing = true;
            case READY -> {
                if (changing && wasLow()) {
                    book.execute("update paper_roll set ended_at = ? where ended_at is null", clock.millis());
                    begin(true);
                }
                changing = false;
            }
            default -> {} // Says nothing of paper.
        }
    }

    private void low() {
        book.execute("update paper_roll set low_after = slips where ended_at is null and low_after is null");
    }

    private boolean wasLow() {
        return !book.read(PaperRolls::roll, "select * from paper_roll where ended_at is null and low_after is not null")
                .isEmpty();
    }

    private void begin(boolean whole) {
        book.execute("insert into paper_roll (began_at, whole, slips) values (?, ?, 0)", clock.millis(), whole ? 1 : 0);
    }

    private static Roll roll(ResultSet row) throws SQLException {
        int lowAfter = row.getInt("low_after");
        boolean low = !row.wasNull();
        long ended = row.getLong("ended_at");
        return new Roll(
                Instant.ofEpochMilli(row.getLong("began_at")),
                row.getInt("whole") == 1,
                row.getInt("slips"),
                low ? lowAfter : -1,
                ended == 0 ? null : Instant.ofEpochMilli(ended));
    }

    @Override
    public void close() {
        book.close();
    }
}
