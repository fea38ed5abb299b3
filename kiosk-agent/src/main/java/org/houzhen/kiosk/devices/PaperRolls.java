package org.houzhen.kiosk.devices;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
 * its printer, after it was low or out of paper and its cover open, has paper again. Any thread may call, and none waits for
 * the disk: the rolls are kept in memory, and a thread of its own writes down which of them changed. A slip that came out just
 * before the power went may be missing in the count.
 */
public final class PaperRolls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PaperRolls.class);
    private static final int ROLLS_LEARNT_FROM = 5;
    /** Whatever is over sooner was no roll but a sensor that trembled. */
    private static final int SLIPS_OF_A_ROLL_MIN = 20;

    private static final int ROLLS_MAX = 50;
    private static final int CLOSING_SECONDS_MAX = 10;
    private static final String TABLE = """
            create table if not exists paper_roll (
                id integer primary key,
                began_at integer not null,
                whole integer not null,
                slips integer not null,
                low_after integer,
                ended_at integer)
            """;
    private static final String WRITE = """
            insert into paper_roll (id, began_at, whole, slips, low_after, ended_at) values (?, ?, ?, ?, ?, ?)
            on conflict (id) do update set slips = excluded.slips, low_after = excluded.low_after, ended_at = excluded.ended_at
            """;

    private final SqliteBook book;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final Deque<Roll> rolls; // The one in the printer first.
    private final Map<Long, Roll> unwritten = new TreeMap<>();
    private final ThreadPoolExecutor writer;
    private boolean changing = true; // Nobody knows what was done while this program was off.

    /**
     * One roll.
     *
     * @param whole counted from its first slip
     * @param lowAfter slips before the printer called it low; null if it has not
     * @param ended null for the one in the printer
     */
    private record Roll(long id, Instant began, boolean whole, int slips, Integer lowAfter, Instant ended) {
        boolean teaches() {
            return ended != null && slips >= SLIPS_OF_A_ROLL_MIN;
        }

        boolean isLow() {
            return lowAfter != null;
        }

        int sinceLow() {
            return slips - lowAfter;
        }

        Roll withSlip() {
            return new Roll(id, began, whole, slips + 1, lowAfter, ended);
        }

        Roll low() {
            return isLow() ? this : new Roll(id, began, whole, slips, slips, ended);
        }

        Roll ended(Instant at) {
            return new Roll(id, began, whole, slips, lowAfter, at);
        }

        Object[] columns() {
            return new Object[] {
                id, began.toEpochMilli(), whole ? 1 : 0, slips, lowAfter, ended == null ? null : ended.toEpochMilli()
            };
        }
    }

    public PaperRolls(Path file, Clock clock) {
        this.clock = clock;
        book = SqliteBook.keeping("the book of paper rolls", file, TABLE);
        rolls = new ArrayDeque<>(
                book.read(PaperRolls::roll, "select * from paper_roll order by id desc limit " + ROLLS_MAX));
        writer = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                task -> new Thread(task, "paper-rolls"),
                new ThreadPoolExecutor.DiscardPolicy()); // One that waits already will find all that changed.
        if (rolls.isEmpty() || rolls.peek().ended() != null) {
            begin(false);
            writer.execute(this::write);
        }
    }

    /** What the printer says of itself now. */
    public void saw(DeviceReason reason) {
        inTurn(() -> {
            heed(reason);
            return reason;
        });
        writer.execute(this::write);
    }

    /** A slip moved paper. */
    public void slipOut() {
        inTurn(() -> change(rolls.peek().withSlip()));
        writer.execute(this::write);
    }

    /** Empty until rolls have taught it. */
    public Optional<PaperLeft> left() {
        return inTurn(this::expected);
    }

    private Optional<PaperLeft> expected() {
        Roll now = rolls.peek();
        IntStream expected = now.isLow()
                ? learnt(true).mapToInt(roll -> roll.sinceLow() - now.sinceLow())
                : now.whole() ? learnt(false).mapToInt(roll -> roll.slips() - now.slips()) : IntStream.empty();
        int[] sorted = expected.sorted().toArray();
        return sorted.length == 0 ? Optional.empty() : Optional.of(left(Math.max(0, sorted[(sorted.length - 1) / 2])));
    }

    /** @param sinceLow what came out after the printer called the roll low, which needs no whole roll */
    private Stream<Roll> learnt(boolean sinceLow) {
        return rolls.stream()
                .filter(Roll::teaches)
                .filter(roll -> sinceLow ? roll.isLow() : roll.whole())
                .limit(ROLLS_LEARNT_FROM);
    }

    private PaperLeft left(int slips) {
        Duration time = Duration.between(rolls.getLast().began(), clock.instant());
        long printed = Math.max(1, rolls.stream().mapToInt(Roll::slips).sum());
        return new PaperLeft(slips, (int)
                (slips * time.toMinutes() / printed / Duration.ofDays(1).toMinutes()));
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private void heed(DeviceReason reason) {
        switch (reason) {
            case PAPER_LOW -> {
                change(rolls.peek().low());
                changing = false;
            }
            case PAPER_OUT -> {
                change(rolls.peek().low());
                changing = true;
            }
            case COVER_OPEN -> changing = true;
            case READY -> {
                if (changing && rolls.peek().isLow()) {
                    change(rolls.peek().ended(clock.instant()));
                    begin(true);
                }
                changing = false;
            }
            default -> {} // Says nothing of paper.
        }
    }

    private Roll change(Roll roll) {
        rolls.pop();
        return put(roll);
    }

    private void begin(boolean whole) {
        long id = rolls.isEmpty() ? 1 : rolls.peek().id() + 1;
        put(new Roll(id, clock.instant(), whole, 0, null, null));
        if (rolls.size() > ROLLS_MAX) {
            rolls.removeLast();
        }
    }

    private Roll put(Roll roll) {
        rolls.push(roll);
        unwritten.put(roll.id(), roll);
        return roll;
    }

    /** On the writer's thread. What could not be written is written with the next change. */
    private void write() {
        List<Roll> changed = inTurn(() -> {
            List<Roll> all = List.copyOf(unwritten.values());
            unwritten.clear();
            return all;
        });
        try {
            changed.forEach(roll -> book.execute(WRITE, roll.columns()));
        } catch (IllegalStateException e) {
            LOG.warn("paper: {} is not written down: {}", changed.size() == 1 ? "a roll" : "rolls", e.getMessage());
            inTurn(() -> {
                changed.forEach(roll -> unwritten.putIfAbsent(roll.id(), roll));
                return changed;
            });
        }
    }

    private static Roll roll(ResultSet row) throws SQLException {
        int lowAfter = row.getInt("low_after");
        boolean low = !row.wasNull();
        long ended = row.getLong("ended_at");
        return new Roll(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("began_at")),
                row.getInt("whole") == 1,
                row.getInt("slips"),
                low ? lowAfter : null,
                ended == 0 ? null : Instant.ofEpochMilli(ended));
    }

    /** Waits until all is written down. */
    @Override
    public void close() {
        writer.execute(this::write);
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSING_SECONDS_MAX, TimeUnit.SECONDS)) {
                LOG.warn("paper: the last slips are not written down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        book.close();
    }
}
