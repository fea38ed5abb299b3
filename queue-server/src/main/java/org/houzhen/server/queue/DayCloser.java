package org.houzhen.server.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.web.SteadyClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Closes every area's day once it is over, and after a start whatever days were left open. A day past is never opened again,
 * so there is no hurry: a day is over at {@value #OVER_AT_HOUR} in the morning after it, and by a clock that nobody has set for
 * half an hour. Closing is idempotent: any node may do it, and doing it again changes nothing.
 */
@Component
class DayCloser {
    private static final Logger LOG = LoggerFactory.getLogger(DayCloser.class);
    private static final int OVER_AT_HOUR = 4;
    private static final Duration STEADY = Duration.ofMinutes(30);

    private final Areas areas;
    private final Journal journal;
    private final Closings closings;
    private final Clock clock;
    private final SteadyClock steady;
    private final Set<StreamName> open = new HashSet<>();
    private LocalDate lookedOn = LocalDate.MIN;

    DayCloser(Areas areas, Journal journal, Closings closings, Clock clock, SteadyClock steady) {
        this.areas = areas;
        this.journal = journal;
        this.closings = closings;
        this.clock = clock;
        this.steady = steady;
    }

    /** All streams are listed once a day; what could not be closed is tried again. */
    @Scheduled(initialDelayString = "2s", fixedDelayString = "60s")
    void closePastDays() {
        if (!steady.isSteadyFor(STEADY)) {
            return;
        }
        LocalDate today = LocalDateTime.now(clock).minusHours(OVER_AT_HOUR).toLocalDate();
        if (!today.equals(lookedOn)) {
            findOpen(today);
            lookedOn = today;
        }
        List.copyOf(open).forEach(this::close);
    }

    /** What was found under another date is forgotten: that date may have been a mistake. */
    private void findOpen(LocalDate today) {
        open.clear();
        Set<StreamName> closed = closings.closed();
        journal.streams(Areas.PREFIX).stream()
                .filter(stream -> Areas.dayOf(stream).isBefore(today))
                .filter(stream -> !closed.contains(stream))
                .forEach(open::add);
    }

    private void close(StreamName stream) {
        try {
            areas.closeDay(stream);
            closings.remember(stream, clock.instant());
            open.remove(stream);
            LOG.info("closed {}", stream);
        } catch (RuntimeException e) { // One day that cannot be closed keeps no other open.
            LOG.error("not closed yet: {}: {}", stream, e.getClass().getName());
        }
    }
}
