package org.houzhen.server.audit;

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

/**
 * The lists of changed orders, of any area and day that has a journal. Those of today are kept and go on from where they
 * were last read, so that a page that looks again and again costs only what is new.
 */
final class ChangeBooks {
    private static final int DAYS_MAX = 92;

    private final Journal journal;
    private final Clock clock;
    private final Map<StreamName, ChangeBook> ofToday = new ConcurrentHashMap<>();

    ChangeBooks(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Areas that ever opened, by letter. Blocks. */
    List<String> areas() {
        return journal.streams(Areas.PREFIX).stream()
                .map(Areas::areaOf)
                .distinct()
                .sorted()
                .toList();
    }

    /** The days an area has a list of, the last one first. Blocks. */
    List<LocalDate> days(String area) {
        return journal.streams(Areas.PREFIX + area + "/").stream()
                .map(Areas::dayOf)
                .sorted(Comparator.reverseOrder())
                .limit(DAYS_MAX)
                .toList();
    }

    /** Reads an area's day; what the function returns must not hold on to the book. Blocks. */
    <R> R read(String area, LocalDate day, Function<ChangeBook, R> question) {
        LocalDate today = LocalDate.now(clock);
        var stream = new StreamName(Areas.PREFIX + area + "/" + day);
        if (!day.equals(today)) {
            return question.apply(new ChangeBook(stream).catchUp(journal));
        }
        ofToday.keySet().removeIf(old -> !Areas.dayOf(old).equals(today));
        var answer = new AtomicReference<R>();
        ofToday.compute(stream, (name, kept) -> { // One thread at a time for one area.
            ChangeBook book = (kept == null ? new ChangeBook(name) : kept).catchUp(journal);
            answer.set(question.apply(book));
            return book;
        });
        return answer.get();
    }
}
