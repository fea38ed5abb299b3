package org.houzhen.acceptance.day;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.wire.Board;
import org.houzhen.wire.TicketPath;

/** A defect put between the hospital and its server on purpose; by itself it is none. */
class Plant {
    /** The rules the server really runs by. */
    RuleSet rules(RuleSet written) {
        return written;
    }

    /** The disk the server really writes to. */
    Journal disk(MemoryJournal journal) {
        return journal;
    }

    /** The clock the server really looks at. */
    Clock clock(VirtualClock clock) {
        return clock;
    }

    CompletableFuture<Answer> send(Server server, String area, Command command) {
        return server.send(area, command);
    }

    CompletableFuture<StopOffice.Held> number(Server server, StopOffice.Wish wish) {
        return server.number(wish);
    }

    CompletableFuture<Server.Moved> move(Server server, Server.Move move) {
        return server.move(move);
    }

    /** Whether a press that was not answered is repeated as if it were a new one. */
    boolean forgetsCommands() {
        return false;
    }

    /** What else a power failure takes. */
    void crash(MemoryJournal journal) {}

    /** What a desk is told in place of this. */
    TicketPath explained(TicketPath path) {
        return path;
    }

    /** What a screen is given in place of this board. */
    Board shown(Board board) {
        return board;
    }
}
