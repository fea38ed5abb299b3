package org.houzhen.server.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.Areas;
import org.houzhen.wire.WaitFigures;

/**
 * The waits of any area and day that has a journal. Today's are kept and go on from where they were last read; of a day
 * that is over only its one line is kept.
 */
final class WaitBooks {
    private static final int DAYS_MAX = 92;
    private static final int LINES_MAX = 2_000;

    private final Journal journal;
    private final Clock clock;
    private final Map<StreamName, WaitBook> ofToday = new ConcurrentHashMap<>();
    private final Map<StreamName, WaitFigures.Waits> lines = new ConcurrentHashMap<>();

    WaitBooks(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Areas that ever opened, by letter. Blocks. */
    List<String> areas() {
        return journal.streams(Areas.PREFIX).stream()
                .map(Areas::areaOf)
                .distinct()
                .sorted()
                .toList();
    }

    /** The days an area has figures of, the last one first. Blocks. */
    List<LocalDate> days(String area) {
        return journal.streams(Areas.PREFIX + area + "/").stream()
                .map(Areas::dayOf)
                .sorted(Comparator.reverseOrder())
                .limit(DAYS_MAX)
                .toList();
    }

    /** Reads an area's day; what the function returns must not hold on to the book. Blocks. */
    <R> R read(String area, LocalDate day, Function<WaitBook, R> question) {
        LocalDate today = today();
        StreamName stream = Areas.stream(area, day);
        if (!day.equals(today)) {
            return question.apply(new WaitBook(stream).catchUp(journal));
        }
        ofToday.keySet().removeIf(old -> !Areas.dayOf(old).equals(today));
        var answer = new AtomicReference<R>();
        ofToday.compute(stream, (name, kept) -> { // One thread at a time for one area.
            WaitBook book = (kept == null ? new WaitBook(name) : kept).catchUp(journal);
            answer.set(question.apply(book));
            return book;
        });
        return answer.get();
    }

    /** The whole area on one day; a day that is over is read once. Blocks. */
    WaitFigures.Waits line(String area, LocalDate day) {
        if (!day.isBefore(today())) {
            return read(area, day, book -> WaitMaker.waits(book.waits()));
        }
        if (lines.size() >= LINES_MAX) {
            lines.clear();
        }
        return lines.computeIfAbsent(
                Areas.stream(area, day), name -> read(area, day, book -> WaitMaker.waits(book.waits())));
    }
}
