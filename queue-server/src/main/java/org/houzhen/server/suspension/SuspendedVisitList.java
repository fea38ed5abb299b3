package org.houzhen.server.suspension;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
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
import org.houzhen.server.registration.ClinicRefunds;
import org.houzhen.server.registration.ClinicRefunds.Opening;
import org.houzhen.wire.Money;
import org.houzhen.wire.MoneyBack;
import org.houzhen.wire.Moved;
import org.houzhen.wire.Problem;
import org.houzhen.wire.SuspendedVisits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who of cancelled clinics wanted money or another day, read from the journal apart from the thread that writes it; how the
 * registration stands is asked of the hospital, and where the money is of its refund.
 */
final class SuspendedVisitList {
    private static final Logger LOG = LoggerFactory.getLogger(SuspendedVisitList.class);
    private static final int DAYS = 30;

    private static final Problem NO_REGISTRATION =
            new Problem("SUSPENDED_NO_REGISTRATION", "医院系统里没有这次挂号。请按凭条核对是否收过费。", 409);
    private static final Problem CHECK = new Problem("SUSPENDED_TO_BE_CHECKED", "系统没有自动退这笔钱。请先核对是否已由窗口退过，再退款。", 409);
    private static final Problem BEFORE =
            new Problem("SUSPENDED_BEFORE_REFUNDS", "这是启用自动退款之前选的，可能已由窗口退过。请先核对，再退款。", 409);

    private final Journal journal;
    private final Registrations registrations;
    private final ClinicRefunds refunds;
    private final Decisions decisions;
    private final MoveBook moves;
    private final Clock clock;
    /** Of days that are over, which nothing changes any more. */
    private final Map<StreamName, List<Left>> over = new ConcurrentHashMap<>();

    SuspendedVisitList(Journal journal, Registrations registrations, ClinicRefunds refunds, Books books, Clock clock) {
        this.journal = journal;
        this.registrations = registrations;
        this.refunds = refunds;
        this.decisions = books.decisions();
        this.moves = books.moves();
        this.clock = clock;
    }

    /** What was decided after the journal's word. */
    record Books(Decisions decisions, MoveBook moves) {}

    /** One who left, without what only the hospital knows. */
    private record Left(LocalDate day, String areaName, String queue, Ticket ticket, Ticket.Chosen chosen) {}

    /** @param confirmed the register numbers that somebody has answered for */
    SuspendedVisits of(LocalDate day, Set<String> confirmed) {
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
        Instant since = decisions.since(clock.instant());
        return new SuspendedVisits(
                day,
                days,
                open(streams, confirmed),
                streams.stream()
                        .filter(stream -> Areas.dayOf(stream).equals(day))
                        .flatMap(stream -> left(stream).stream())
                        .map(left -> visit(left, since))
                        .toList());
    }

    /** One of them, without asking the hospital about the others. */
    Optional<SuspendedVisits.Visit> find(LocalDate day, String registerNo) {
        if (day.isBefore(LocalDate.now(clock).minusDays(DAYS))) {
            return Optional.empty();
        }
        return journal.streams(Areas.PREFIX).stream()
                .filter(stream -> Areas.dayOf(stream).equals(day))
                .sorted()
                .flatMap(stream -> left(stream).stream())
                .filter(left -> registerNo(left).equals(registerNo))
                .findFirst()
                .map(left -> visit(left, decisions.since(clock.instant())));
    }

    /** Asked of our own books only, as of many days nobody could ask the hospital each time. */
    private List<LocalDate> open(List<StreamName> streams, Set<String> confirmed) {
        Map<String, Opening> openings = decisions.openings();
        LocalDate oldest = LocalDate.now(clock).minusDays(DAYS);
        Set<String> moved = moves.standing(oldest).stream()
                .filter(move -> move.stage() == Move.Stage.MOVED)
                .map(move -> move.registerNo() + move.day())
                .collect(Collectors.toSet());
        return streams.stream()
                .filter(stream -> left(stream).stream()
                        .filter(left -> !moved.contains(registerNo(left) + left.day()))
                        .anyMatch(left -> isOpen(left, openings, confirmed)))
                .map(Areas::dayOf)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static boolean isOpen(Left left, Map<String, Opening> openings, Set<String> confirmed) {
        String registerNo = registerNo(left);
        Opening opening = openings.get(registerNo);
        boolean anotherDay = opening == null && left.chosen().choice() == Instead.ANOTHER_DAY;
        return !confirmed.contains(registerNo) && (anotherDay || opening == Opening.FOR_A_PERSON);
    }

    private static String registerNo(Left left) {
        return Transfers.registerNo(left.ticket().visit());
    }

    private List<Left> left(StreamName stream) {
        return Areas.dayOf(stream).isBefore(LocalDate.now(clock))
                ? over.computeIfAbsent(stream, this::read)
                : read(stream);
    }

    private List<Left> read(StreamName stream) {
        WaitingArea area = AreaFold.replay(journal, stream);
        return area.tickets().stream()
                .flatMap(ticket ->
                        ticket.chosen().map(chosen -> left(area, ticket, chosen, Areas.dayOf(stream))).stream())
                .filter(left -> left.chosen().choice() != Instead.SUBSTITUTE)
                .toList();
    }

    private static Left left(WaitingArea area, Ticket ticket, Ticket.Chosen chosen, LocalDate day) {
        String queue = area.queue(ticket.queue()).map(Queue::label).orElse("");
        return new Left(day, area.name(), queue, ticket, chosen);
    }

    private SuspendedVisits.Visit visit(Left left, Instant since) {
        String registerNo = registerNo(left);
        Moved moved =
                moves.standing(registerNo, left.day()).map(MoveWords::view).orElse(null);
        try {
            Optional<Registration> registration =
                    registrations.get(CallContext.server("suspended", clock.instant()), registerNo);
            return visit(left, registration, moved == null ? money(left, registration, since) : null, moved);
        } catch (HospitalUnavailableException e) {
            LOG.warn("suspended visits: {}", e.getMessage());
            return visit(left, Optional.empty(), null, moved);
        }
    }

    private static SuspendedVisits.Visit visit(
            Left left, Optional<Registration> registration, MoneyBack money, Moved moved) {
        return new SuspendedVisits.Visit(
                left.ticket().number().value(),
                registerNo(left),
                left.ticket().issued().maskedName(),
                left.areaName(),
                left.queue(),
                left.chosen().choice().name(),
                left.chosen().at(),
                registration.map(Registration::tradeNo).orElse(null),
                registration.map(Registration::total).orElse(null),
                registration.map(found -> found.state().name()).orElse(null),
                money,
                moved,
                null);
    }

    /** Null for another day, as long as neither somebody has said that it is to be money after all nor any went back. */
    private MoneyBack money(Left left, Optional<Registration> registration, Instant since) {
        if (registration.isEmpty() || !Transfers.isOfClinic(left.ticket().visit())) {
            return person(null, NO_REGISTRATION);
        }
        MoneyBack money = refunds.of(registration.get());
        boolean chosen = left.chosen().choice() == Instead.REFUND;
        Optional<Opening> opening = decisions.opening(registration.get().registerNo());
        if (!chosen && opening.isEmpty()) {
            return money.refundNo() == null ? null : money;
        }
        if (money.state() != MoneyBack.State.OPENING) {
            return money;
        }
        if (opening.filter(Opening.FOR_A_PERSON::equals).isPresent()) {
            return person(money.amount(), CHECK);
        }
        return chosen && left.chosen().at().isBefore(since) ? person(money.amount(), BEFORE) : money;
    }

    private static MoneyBack person(Money amount, Problem why) {
        return new MoneyBack(MoneyBack.State.FOR_A_PERSON, amount, false, null, null, why);
    }
}
