package org.houzhen.server.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalUnavailableException;
import org.houzhen.server.journal.StreamName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells the hospital that a visit began or ended, and that what was ordered has been performed. The journal is the list of what is to be told, and a position beside it
 * is what was: a kill, or a hospital that does not answer, only makes it later. What was in hand at a kill is told again,
 * which the hospital answers as the first time. One thread uses it, except for {@link #heard}.
 */
final class VisitTeller {
    private static final Logger LOG = LoggerFactory.getLogger(VisitTeller.class);
    private static final int DAYS = 3;

    private final Journal journal;
    private final ToldPositions told;
    private final Registrations registrations;
    private final Stations stations;
    private final Clock clock;
    private final Set<StreamName> changed = ConcurrentHashMap.newKeySet();
    private final Map<StreamName, VisitNews> open = new HashMap<>();
    private boolean silent;

    VisitTeller(Journal journal, ToldPositions told, Registrations registrations, Stations stations, Clock clock) {
        this.journal = journal;
        this.told = told;
        this.registrations = registrations;
        this.stations = stations;
        this.clock = clock;
    }

    /** An area has moved on; any thread may say so. */
    void heard(StreamName stream) {
        changed.add(stream);
    }

    /** Looks at every area of the last days as well: for what was left by a kill, or by another node. */
    void lookAround() {
        LocalDate oldest = LocalDate.now(clock).minusDays(DAYS);
        open.keySet().removeIf(stream -> Areas.dayOf(stream).isBefore(oldest));
        journal.streams(Areas.PREFIX).stream()
                .filter(stream -> !Areas.dayOf(stream).isBefore(oldest))
                .forEach(this::heard);
    }

    /** Tells what is new; false when the hospital must be asked again later. */
    boolean tell() {
        boolean all = true;
        for (StreamName stream : List.copyOf(changed)) {
            changed.remove(stream); // Before it is read: what comes meanwhile puts it back.
            if (!isTold(stream)) {
                changed.add(stream);
                all = false;
            }
        }
        return all;
    }

    private boolean isTold(StreamName stream) {
        try {
            return tell(stream, open.computeIfAbsent(stream, each -> new VisitNews(journal, each)));
        } catch (JournalUnavailableException | DataAccessException e) {
            return later(e.getClass().getSimpleName());
        }
    }

    private boolean tell(StreamName stream, VisitNews news) {
        news.read();
        long position = told.of(stream);
        for (Optional<VisitNews.Item> next = news.after(position); next.isPresent(); next = news.after(position)) {
            if (!mark(stream, next.get())) {
                return false;
            }
            silent = false;
            position = next.get().position();
            told.advance(stream, position);
        }
        return true;
    }

    /** True when it is settled: done, or refused for good. */
    private boolean mark(StreamName stream, VisitNews.Item item) {
        try {
            return outcome(stream, item)
                    .match(
                            done -> true,
                            rejected -> settled(item, rejected.code()),
                            unknown -> later(unknown.reason()));
        } catch (HospitalUnavailableException e) {
            return later(e.code().name());
        }
    }

    private Outcome<?> outcome(StreamName stream, VisitNews.Item item) {
        CallContext context = CallContext.server(stream + "@" + item.position(), clock.instant());
        if (item.stop().isPresent()) {
            return stopOutcome(context, item.stop().get(), item.ended());
        }
        return item.ended()
                ? registrations.markSeen(context, item.registerNo())
                : registrations.markInVisit(context, item.registerNo());
    }

    /** A stop that is over was performed; that it began, or an errand at a window, is nothing to the hospital. */
    private Outcome<?> stopOutcome(CallContext context, StopId stop, boolean ended) {
        boolean ordered = !stop.isErrand();
        return ended && ordered ? stations.perform(context, stop.receiptNo(), stop.station()) : Outcome.done(stop);
    }

    private boolean settled(VisitNews.Item item, HospitalErrorCode code) {
        if (code.retryable() || code == HospitalErrorCode.UNKNOWN_RESULT) {
            return later(code.name());
        }
        LOG.warn("the hospital does not want to know of {} that it {}: {}", item.registerNo(), word(item), code);
        return true;
    }

    private static String word(VisitNews.Item item) {
        return item.ended() ? "ended" : "began";
    }

    /** Said once for as long as the silence lasts. */
    private boolean later(String reason) {
        if (!silent) {
            LOG.warn("the hospital is told of visits later: {}", reason);
        }
        silent = true;
        return false;
    }
}
