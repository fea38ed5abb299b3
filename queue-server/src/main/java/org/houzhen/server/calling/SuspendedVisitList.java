package org.houzhen.server.calling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.AreaFold;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Transfers;
import org.houzhen.wire.SuspendedVisits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left to do for patients of cancelled clinics, read from the journal apart from the thread that writes it; how
 * the registration stands now is asked of the hospital.
 */
final class SuspendedVisitList {
    private static final Logger LOG = LoggerFactory.getLogger(SuspendedVisitList.class);
    private static final int DAYS = 30;

    private final Journal journal;
    private final Registrations registrations;
    private final Clock clock;
    /** Of days that are over, which nothing changes any more. */
    private final Map<StreamName, List<Left>> over = new ConcurrentHashMap<>();

    SuspendedVisitList(Journal journal, Registrations registrations, Clock clock) {
        this.journal = journal;
        this.registrations = registrations;
        this.clock = clock;
    }

    /** One who left, without what only the hospital knows. */
    private record Left(String areaName, String queue, Ticket ticket, Ticket.Chosen chosen) {}

    SuspendedVisits of(LocalDate day) {
        LocalDate oldest = LocalDate.now(clock).minusDays(DAYS);
        List<StreamName> streams = journal.streams(Areas.PREFIX).stream()
                .filter(stream -> !Areas.dayOf(stream).isBefore(oldest))
                .sorted()
                .toList();
        over.keySet().removeIf(stream -> Areas.dayOf(stream).isBefore(oldest));
        List<LocalDate> days = streams.stream()
                .map(Areas::dayOf)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        return new SuspendedVisits(
                day,
                days,
                streams.stream()
                        .filter(stream -> Areas.dayOf(stream).equals(day))
                        .flatMap(stream -> left(stream).stream())
                        .map(this::visit)
                        .toList());
    }

    private List<Left> left(StreamName stream) {
        return Areas.dayOf(stream).isBefore(LocalDate.now(clock))
                ? over.computeIfAbsent(stream, this::read)
                : read(stream);
    }

    private List<Left> read(StreamName stream) {
        WaitingArea area = AreaFold.replay(journal, stream);
        return area.tickets().stream()
                .flatMap(ticket -> ticket.chosen().map(chosen -> left(area, ticket, chosen)).stream())
                .filter(left -> left.chosen().choice() != Instead.SUBSTITUTE)
                .toList();
    }

    private static Left left(WaitingArea area, Ticket ticket, Ticket.Chosen chosen) {
        String queue = area.queue(ticket.queue()).map(Queue::label).orElse("");
        return new Left(area.name(), queue, ticket, chosen);
    }

    private SuspendedVisits.Visit visit(Left left) {
        String registerNo = Transfers.registerNo(left.ticket().visit());
        Optional<Registration> registration = registration(registerNo);
        return new SuspendedVisits.Visit(
                left.ticket().number().value(),
                registerNo,
                left.ticket().issued().maskedName(),
                left.areaName(),
                left.queue(),
                left.chosen().choice().name(),
                left.chosen().at(),
                registration.map(Registration::tradeNo).orElse(null),
                registration.map(Registration::total).orElse(null),
                registration.map(found -> found.state().name()).orElse(null),
                null,
                null);
    }

    private Optional<Registration> registration(String registerNo) {
        try {
            return registrations.get(CallContext.server("suspended", clock.instant()), registerNo);
        } catch (HospitalUnavailableException e) {
            LOG.warn("suspended visits: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
