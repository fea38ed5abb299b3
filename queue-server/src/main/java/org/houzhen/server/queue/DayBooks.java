package org.houzhen.server.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.web.ProblemException;

/**
 * What is read from the journal of an area's day, for any area and day that has one. Today's are kept and go on from where
 * they were last read, so that a page that looks again and again costs only what is new. Any thread may ask.
 *
 * @param <B> what an area's day is read into; one thread at a time uses one
 */
public final class DayBooks<B> {
    private static final int DAYS_MAX = 92;

    private final Journal journal;
    private final Clock clock;
    private final Function<StreamName, B> begin;
    private final BiConsumer<B, Journal> catchUp;
    private final Map<StreamName, B> ofToday = new ConcurrentHashMap<>();

    /**
     * @param begin a book of which nothing is read yet
     * @param catchUp lets a book read on from where it stopped
     */
    public DayBooks(Journal journal, Clock clock, Function<StreamName, B> begin, BiConsumer<B, Journal> catchUp) {
        this.journal = journal;
        this.clock = clock;
        this.begin = begin;
        this.catchUp = catchUp;
    }

    /**
     * An area's day, and what may be looked at beside it.
     *
     * @param days the last one first
     */
    public record Choice(String area, LocalDate day, List<String> areas, List<LocalDate> days) {}

    /**
     * What a person may look at.
     *
     * @param own the areas that person answers for
     * @throws ProblemException if this area is none of them, or never opened
     */
    public Choice choose(Predicate<String> own, String area, LocalDate day) {
        List<String> areas = areas(own);
        ProblemException.require(areas.contains(area));
        return new Choice(area, day, areas, days(area));
    }

    /** Areas of a person that ever opened, by letter. Blocks. */
    public List<String> areas(Predicate<String> own) {
        return journal.streams(Areas.PREFIX).stream()
                .map(Areas::areaOf)
                .distinct()
                .filter(own)
                .sorted()
                .toList();
    }

    private List<LocalDate> days(String area) {
        return journal.streams(Areas.PREFIX + area + "/").stream()
                .map(Areas::dayOf)
                .sorted(Comparator.reverseOrder())
                .limit(DAYS_MAX)
                .toList();
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Reads an area's day; what the function returns must not hold on to the book. Blocks. */
    public <R> R read(String area, LocalDate day, Function<B, R> question) {
        LocalDate today = today();
        StreamName stream = Areas.stream(area, day);
        if (!day.equals(today)) {
            return question.apply(caughtUp(begin.apply(stream)));
        }
        ofToday.keySet().removeIf(old -> !Areas.dayOf(old).equals(today));
        var answer = new AtomicReference<R>();
        ofToday.compute(stream, (name, kept) -> { // One thread at a time for one area.
            B book = caughtUp(kept == null ? begin.apply(name) : kept);
            answer.set(question.apply(book));
            return book;
        });
        return answer.get();
    }

    private B caughtUp(B book) {
        catchUp.accept(book, journal);
        return book;
    }
}
