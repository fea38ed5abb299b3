package org.houzhen.server.suspension;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Suspensions;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.queue.Transfers;
import org.houzhen.server.registration.LaterDays;
import org.houzhen.server.registration.SessionWords;
import org.houzhen.server.suspension.Move.Goal;
import org.houzhen.server.suspension.Move.Progress;
import org.houzhen.server.suspension.Move.Stage;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ChooseDay;
import org.houzhen.wire.ConfirmVisit;
import org.houzhen.wire.Moved;
import org.houzhen.wire.OtherDays;

/**
 * Where a patient of a cancelled clinic chooses a later day (改期), whoever presses. The patient's choice is a fact of the
 * journal before anything else; the move is stored before the hospital is asked, and only where neither a refund nor
 * another move stands.
 */
final class MoveDesk implements LaterDays {
    /** What a clerk says who has booked another day in the hospital's own system. */
    private static final String BOOKED = "BOOKED";

    private static final Set<String> UNDECIDED = Set.of("ISSUED", "WAITING", "MISSED", "PARKED");
    private static final Set<Registration.State> MOVABLE =
            Set.of(Registration.State.REGISTERED, Registration.State.SIGNED_IN, Registration.State.NO_SHOW);

    private final Queues queues;
    private final Registrations registrations;
    private final Books books;
    private final Offers offers;
    private final Mover mover;
    private final SessionWords words;

    /** Where the choice is journaled, and read. */
    record Queues(Areas areas, TicketOffice office, Suspensions suspensions) {}

    /** What can have been decided about a registration. */
    record Books(MoveBook moves, Decisions decisions, Confirmations confirmations) {
        /** A clerk answers for it. Refused where another was faster, or the patient is moved. */
        void say(LocalDate day, String registerNo, ConfirmVisit word, String staffId, Instant at) {
            decide(day, registerNo, () -> {
                if (word.said().equals(BOOKED) && decisions.opening(registerNo).isPresent()) {
                    throw MoveWords.wantsMoney();
                }
                confirmations.confirm(registerNo, word, staffId, at);
            });
        }

        /** The money is wanted after all. Refused where a clerk has answered for it, or the patient is moved. */
        void wantMoney(LocalDate day, Decision decision) {
            decide(day, decision.registerNo(), () -> decisions.add(decision));
        }

        /** Looks and decides while nobody else does: what the page showed may be over by now. */
        private void decide(LocalDate day, String registerNo, Runnable decision) {
            moves.holding(registerNo, () -> {
                moves.standing(registerNo, day).ifPresent(move -> {
                    throw MoveWords.standing(move);
                });
                confirmations.find(registerNo).ifPresent(said -> {
                    throw MoveWords.confirmed();
                });
                decision.run();
                return true;
            });
        }
    }

    MoveDesk(Queues queues, Registrations registrations, Books books, Offers offers, Mover mover) {
        this.queues = queues;
        this.registrations = registrations;
        this.books = books;
        this.offers = offers;
        this.mover = mover;
        this.words = new SessionWords(queues.areas().zone());
    }

    @Override
    public boolean mayChoose(TicketOffice.Place place, String registerNo) {
        return isAsked(place)
                && offers.any()
                && obstacle(registerNo, day(place)).isEmpty();
    }

    @Override
    public boolean isMoving(TicketOffice.Place place, String registerNo) {
        return books.moves()
                .standing(registerNo, day(place))
                .filter(move -> move.stage() == Stage.ASKED)
                .isPresent();
    }

    private static boolean isAsked(TicketOffice.Place place) {
        return place.suspended() && UNDECIDED.contains(place.state()) || hasLeft(place);
    }

    private static boolean hasLeft(TicketOffice.Place place) {
        return place.state().equals("CANCELLED") && place.instead().equals(Instead.ANOTHER_DAY.name());
    }

    private LocalDate day(TicketOffice.Place place) {
        return Areas.dayOf(queues.areas().today(place.area()));
    }

    /** Why a move cannot be asked for now; empty when it can. */
    private Optional<ProblemException> obstacle(String registerNo, LocalDate day) {
        return books.moves()
                .standing(registerNo, day)
                .map(MoveWords::standing)
                .or(() -> books.decisions().opening(registerNo).map(opening -> MoveWords.wantsMoney()))
                .or(() -> books.confirmations().find(registerNo).map(said -> MoveWords.confirmed()));
    }

    @Override
    public OtherDays of(String registerNo) {
        return queues.office()
                .find(registerNo)
                .filter(MoveDesk::isAsked)
                .map(place -> of(registerNo, day(place)))
                .orElseGet(MoveDesk::elsewhere);
    }

    /** Of a clinic cancelled on a day, whose patient has chosen another day or still may. */
    OtherDays of(String registerNo, LocalDate day) {
        Optional<Move> standing = books.moves().standing(registerNo, day);
        if (standing.isPresent()) {
            return standing.get().stage() == Stage.MOVED
                    ? new OtherDays(
                            "MOVED", MoveWords.moved(standing.get().goal().told()), List.of())
                    : new OtherDays("MOVING", MoveWords.MOVING, List.of());
        }
        if (!offers.any() || obstacle(registerNo, day).isPresent()) {
            return elsewhere();
        }
        return registration(registerNo)
                .filter(found -> isMovable(found, day))
                .map(found -> open(offers.of(found)))
                .orElseGet(MoveDesk::elsewhere);
    }

    private static OtherDays open(List<OtherDays.Session> sessions) {
        return new OtherDays("OPEN", sessions.isEmpty() ? MoveWords.NONE : MoveWords.CHOOSE, sessions);
    }

    private static OtherDays elsewhere() {
        return new OtherDays("ELSEWHERE", MoveWords.ELSEWHERE, List.of());
    }

    private static boolean isMovable(Registration found, LocalDate day) {
        return MOVABLE.contains(found.state()) && found.session().date().equals(day);
    }

    private Optional<Registration> registration(String registerNo) {
        return registrations.get(CallContext.server("other-days", queues.areas().now()), registerNo);
    }

    @Override
    public Optional<Registration> move(UUID key, String registerNo, ChooseDay choice, String actor) {
        String moveNo = Move.number(key, registerNo);
        if (books.moves().find(moveNo).isEmpty()) {
            TicketOffice.Place place =
                    queues.office().find(registerNo).filter(MoveDesk::isAsked).orElseThrow(MoveWords::chosenOtherwise);
            Move wish = wish(moveNo, registerNo, day(place), choice, actor);
            if (!hasLeft(place)) {
                leave(key, place, actor);
            }
            ask(wish);
        }
        return made(moveNo);
    }

    /** By the numbers of the area's tickets today. */
    Map<String, Moved> movesOf(String area) {
        StreamName today = queues.areas().today(area);
        Map<String, Move> standing = books.moves().standing(Areas.dayOf(today)).stream()
                .filter(move -> move.day().equals(Areas.dayOf(today)))
                .collect(Collectors.toMap(Move::registerNo, move -> move));
        return queues.areas()
                .together(draft -> draft.state(today).tickets().stream()
                        .filter(ticket -> ticket.chosen().isPresent())
                        .filter(ticket -> standing.containsKey(Transfers.registerNo(ticket.visit())))
                        .collect(Collectors.toMap(
                                ticket -> ticket.number().value(),
                                ticket -> MoveWords.view(standing.get(Transfers.registerNo(ticket.visit()))))));
    }

    boolean isKnown(UUID key, String registerNo) {
        return books.moves().find(Move.number(key, registerNo)).isPresent();
    }

    /** As {@link #move}, of whoever is on the cash desk's list because another day was chosen. */
    Moved moveListed(UUID key, LocalDate day, String registerNo, ChooseDay choice, String actor) {
        String moveNo = Move.number(key, registerNo);
        if (books.moves().find(moveNo).isEmpty()) {
            ask(wish(moveNo, registerNo, day, choice, actor));
        }
        return said(made(moveNo));
    }

    Moved said(Optional<Registration> moved) {
        return moved.map(found -> new Moved("MOVED", MoveWords.moved(words.whole(found))))
                .orElseGet(() -> new Moved("MOVING", MoveWords.MOVING));
    }

    /** Looks before anything is journaled, so that nobody gives up today's number for one that is gone. */
    private Move wish(String moveNo, String registerNo, LocalDate day, ChooseDay choice, String actor) {
        obstacle(registerNo, day).ifPresent(problem -> {
            throw problem;
        });
        Registration found = registration(registerNo)
                .filter(each -> isMovable(each, day))
                .orElseThrow(() -> HospitalProblem.exception(HospitalErrorCode.REGISTRATION_NOT_FOUND));
        Offers.Offer offer =
                offers.find(found, choice.sessionId(), choice.slotId()).orElseThrow(MoveWords::gone);
        return new Move(
                new Rescheduling.Move(
                        moveNo, registerNo, found.slot().id(), offer.slot().id()),
                day,
                new Goal(offer.session().date(), words.whole(offer.session(), offer.slot())),
                actor,
                queues.areas().now(),
                Progress.ASKED);
    }

    /** The journal is first: whoever chose something else meanwhile has chosen. */
    private void leave(UUID key, TicketOffice.Place place, String actor) {
        UUID command = UUID.nameUUIDFromBytes(("leave:" + key).getBytes(StandardCharsets.UTF_8));
        queues.suspensions()
                .leave(
                        new Cause(command, actor, queues.areas().now()),
                        place.area(),
                        new TicketNumber(place.ticket()),
                        Instead.ANOTHER_DAY)
                .match(done -> done, refused -> {
                    throw MoveWords.chosenOtherwise();
                });
    }

    private void ask(Move wish) {
        boolean first = books.moves().holding(wish.registerNo(), () -> {
            if (books.moves().find(wish.moveNo()).isPresent()) {
                return false;
            }
            obstacle(wish.registerNo(), wish.day()).ifPresent(problem -> {
                throw problem;
            });
            books.moves().add(wish, wish.at().plus(Mover.PRESSED));
            return true;
        });
        if (first) {
            mover.begin(wish);
        }
    }

    private Optional<Registration> made(String moveNo) {
        Move move = books.moves().find(moveNo).orElseThrow();
        return switch (move.stage()) {
            case ASKED -> Optional.empty();
            case REFUSED -> throw MoveWords.refused(move.progress().refusal());
            case MOVED -> registrationNow(move);
        };
    }

    private Optional<Registration> registrationNow(Move move) {
        try {
            return registration(move.registerNo());
        } catch (HospitalUnavailableException e) { // It is done; only the words wait.
            return Optional.empty();
        }
    }
}
