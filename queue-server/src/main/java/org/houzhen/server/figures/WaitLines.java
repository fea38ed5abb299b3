package org.houzhen.server.figures;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.DayBooks;
import org.houzhen.wire.WaitFigures;

/** The waits of whole areas, a line for each day. Of a day that is over the line is kept, not its book. */
final class WaitLines {
    private static final int LINES_MAX = 2_000;

    private final DayBooks<WaitBook> books;
    private final Map<StreamName, WaitFigures.Waits> lines = new ConcurrentHashMap<>();

    WaitLines(DayBooks<WaitBook> books) {
        this.books = books;
    }

    /** The whole area on one day; a day that is over is read once. Blocks. */
    WaitFigures.Waits of(String area, LocalDate day) {
        if (!day.isBefore(books.today())) {
            return read(area, day);
        }
        if (lines.size() >= LINES_MAX) {
            lines.clear();
        }
        return lines.computeIfAbsent(Areas.stream(area, day), name -> read(area, day));
    }

    private WaitFigures.Waits read(String area, LocalDate day) {
        return books.read(area, day, book -> WaitMaker.waits(book.waits()));
    }
}
