package org.houzhen.acceptance.day;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.queue.Transfers;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.wire.Board;
import org.houzhen.wire.TicketPath;

/** The shipped queue server, with a power switch. One command at a time, so that the thread inside changes no order. */
final class Server implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final Journal journal;
    private final RuleBook rules;
    private final Clock clock;
    private final UnaryOperator<Board> screenCable;
    private final ConcurrentLinkedQueue<Board> boards = new ConcurrentLinkedQueue<>();
    /** Who asks a terminal or reads a page waits for it: not on the server's own thread. */
    private final ExecutorService terminal = Executors.newSingleThreadExecutor(work -> new Thread(work, "terminal"));

    private Areas areas;
    private StopOffice windows;
    private Transfers transfers;

    /** @param screenCable what becomes of a board on its way to a screen */
    Server(Journal journal, RuleBook rules, Clock clock, UnaryOperator<Board> screenCable) {
        this.journal = journal;
        this.rules = rules;
        this.clock = clock;
        this.screenCable = screenCable;
        this.areas = start();
        this.windows = StopOffice.over(areas);
        this.transfers = Transfers.over(areas);
    }

    private Areas start() {
        return new Areas(journal, rules, clock, board -> boards.add(screenCable.apply(board)));
    }

    /** Completes on the server's own thread, so that whoever goes on from there needs no other. */
    CompletableFuture<Answer> send(String area, Command command) {
        return areas.send(area, command);
    }

    /** A number at a window of the cashier, as a terminal asks for it. */
    CompletableFuture<StopOffice.Held> number(StopOffice.Wish wish) {
        return CompletableFuture.supplyAsync(() -> windows.takeAtWindow(List.of(wish)), terminal);
    }

    /** Whom a room has, as its page reads it. */
    CompletableFuture<Optional<Answer.Found>> roomHas(String area, RoomId room) {
        return CompletableFuture.supplyAsync(
                () -> areas.ask(
                        area,
                        moment -> moment.state()
                                .room(room)
                                .flatMap(Room::ticket)
                                .flatMap(moment.state()::ticket)
                                .map(ticket -> new Answer.Found(ticket.number(), ticket.state()))),
                terminal);
    }

    /** A patient goes on in another line: the answer, and the number there. */
    CompletableFuture<Moved> move(Move move) {
        return CompletableFuture.supplyAsync(() -> moveNow(move), terminal);
    }

    private Moved moveNow(Move move) {
        Answer answer = transfers.transfer(move.cause(), move.from(), move.number(), move.to(), move.warrant());
        boolean done = answer.match(made -> true, no -> false);
        return done ? new Moved(move.done(answer), numberOf(move)) : new Moved(answer, "");
    }

    private String numberOf(Move move) {
        return areas.ask(
                move.to().area(),
                moment -> moment.state()
                        .ticketOf(move.onward())
                        .map(ticket -> ticket.number().value())
                        .orElse(""));
    }

    /**
     * A transfer (转诊), as a desk presses it.
     *
     * @param visit under which the patient waits until then
     */
    record Move(Cause cause, String from, TicketNumber number, VisitId visit, TicketOffice.Line to, Warrant warrant) {
        VisitId onward() {
            return Transfers.onward(visit, to);
        }

        /** What this command itself writes; the number in the other line has a command of its own, derived from it. */
        Answer done(Answer answer) {
            var ended = new AreaEvent.Transferred(number, to.area() + "/" + to.queue(), warrant.reason());
            boolean repeated = answer.match(Answer.Done::repeated, no -> false);
            return new Answer.Done(List.of(ended), repeated);
        }
    }

    /** @param number in the other line; empty if there is none */
    record Moved(Answer answer, String number) {}

    /** What a desk is told of a ticket; not to be asked on the server's own thread. */
    Optional<TicketPath> path(String area, String number) {
        try {
            return areas.path(area, number).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            return Optional.empty(); // It cannot even read its journal; the referee says so.
        } catch (TimeoutException e) {
            throw new IllegalStateException("the server explains nothing", e);
        }
    }

    /** Returns when all that was handed in before is done. */
    void settle(String area, Command harmless) {
        try {
            areas.send(area, harmless).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return; // What this command says matters to nobody.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the server hangs", e);
        }
    }

    /** The power goes and comes back: all that was in memory is gone. */
    void restart() {
        areas.close();
        try {
            areas = start();
        } catch (IllegalStateException e) {
            throw new DoesNotStartException(e);
        }
        windows = StopOffice.over(areas);
        transfers = Transfers.over(areas);
    }

    /** What screens got since the last time. */
    List<Board> takeBoards() {
        List<Board> taken = new ArrayList<>();
        for (Board next = boards.poll(); next != null; next = boards.poll()) {
            taken.add(next);
        }
        return taken;
    }

    @Override
    public void close() {
        terminal.shutdown();
        areas.close();
    }
}
