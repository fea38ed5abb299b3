package org.houzhen.server.queue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.Line;
import org.houzhen.server.engine.Queue;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Room;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.Ticket;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.WaitingArea;
import org.houzhen.server.journal.Draft;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.OverloadedException;
import org.houzhen.server.journal.Scribe;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.journal.Work;
import org.houzhen.server.rules.Naming;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.server.web.Patience;
import org.houzhen.wire.Board;
import org.houzhen.wire.TicketPath;

/** All waiting areas of today, each a stream of the journal; commands go in here and come out durable. */
public final class Areas implements AutoCloseable {
    public static final String PREFIX = "area/";

    private final Supplier<RuleBook> rules;
    private final Clock clock;
    private final Consumer<Board> onBoard;
    private final TodaysStreams todays;
    private final Set<StreamName> opened = ConcurrentHashMap.newKeySet();
    private final Scribe<WaitingArea, Recorded> scribe;

    /** Under rules that stay as they are. */
    public Areas(Journal journal, RuleBook rules, Clock clock, Consumer<Board> onBoard) {
        this(journal, () -> rules, clock, onBoard);
    }

    public Areas(Journal journal, Supplier<RuleBook> rules, Clock clock, Consumer<Board> onBoard) {
        this.rules = rules;
        this.clock = clock;
        this.todays = new TodaysStreams(clock);
        this.opened.addAll(journal.streams(PREFIX));
        this.onBoard = onBoard;
        List<StreamName> ahead = openToday().stream().map(this::today).toList();
        this.scribe = new Scribe<>(journal, new AreaFold(), this::changed, ahead);
        openToday()
                .forEach(area ->
                        adoptRules(area, draft -> byServer("rules " + draft.position(today(area)), today(area))));
    }

    /** An area is open as soon as it has been decided, so that the very next command finds its tickets. */
    private Runnable changed(StreamName stream, WaitingArea state, long position) {
        opened.add(stream);
        if (!stream.equals(today(areaOf(stream)))) { // Closing yesterday shows nobody yesterday's board.
            return () -> {};
        }
        Board board = moment(stream, state, position).board();
        return () -> onBoard.accept(board);
    }

    /** The rules may have been changed while the server was down. */
    private CompletableFuture<Answer> adoptRules(String area, Function<Draft<WaitingArea, Recorded>, Cause> cause) {
        StreamName stream = today(area);
        return submit(draft -> {
            var adopt =
                    new RoomCommand.AdoptRules(cause.apply(draft), rules.get().of(area));
            draft.show(stream);
            return decide(draft, stream, adopt);
        });
    }

    /** The rules have just been changed: every open area goes by its own from now on. Durable when it returns. */
    public void adoptRules(Cause cause) {
        List<CompletableFuture<Answer>> answers = openToday().stream()
                .map(area -> adoptRules(area, draft -> Openings.derived(cause, "rules " + area)))
                .toList();
        answers.forEach(Patience::await);
    }

    /** What the server does by itself, the same from every node and after every restart. */
    private Cause byServer(String step, StreamName stream) {
        byte[] name = (step + " " + stream).getBytes(StandardCharsets.UTF_8);
        return new Cause(UUID.nameUUIDFromBytes(name), "server", now());
    }

    /**
     * Lets happen what only time decides, and makes the board anew, for places begin to count without any event. Where
     * nothing happens nothing is journaled.
     */
    void timePasses(String area) {
        StreamName stream = today(area);
        submit(draft -> {
            draft.show(stream);
            return decide(draft, stream, new RoomCommand.TimePasses(byServer("time " + now().toEpochMilli(), stream)));
        });
    }

    /** One area at this moment, on the thread that owns it, and who may be named there. */
    public record Moment(
            String area, WaitingArea state, long position, String epoch, Instant now, ZoneId zone, Naming naming) {
        private static final Comparator<Room> BY_NAME = Comparator.comparing(
                        (Room room) -> room.name().length())
                .thenComparing(Room::name)
                .thenComparing(room -> room.id().value());

        /** The rooms in the order people look for them, room 2 before room 10, whoever opened first this morning. */
        public List<Room> rooms() {
            return state.rooms().stream().sorted(BY_NAME).toList();
        }

        /** What everybody may see of it. */
        public Board board() {
            return new BoardMaker(this).board();
        }

        /** What a room is doing, in the board's word. */
        public String doing(Room room) {
            return BoardMaker.state(state, room);
        }
    }

    /** The stream of an area today; its name is also the epoch that screens know. */
    public StreamName today(String area) {
        return todays.of(area);
    }

    public static StreamName stream(String area, Clock clock) {
        return stream(area, LocalDate.now(clock));
    }

    public static StreamName stream(String area, LocalDate day) {
        return new StreamName(PREFIX + area + "/" + day);
    }

    /** The area a stream belongs to. */
    public static String areaOf(StreamName stream) {
        return stream.value().split("/")[1];
    }

    /** The day a stream belongs to. */
    public static LocalDate dayOf(StreamName stream) {
        return LocalDate.parse(stream.value().split("/")[2]);
    }

    /** Areas that have opened today, by letter. */
    public List<String> openToday() {
        String day = "/" + LocalDate.now(clock);
        return opened.stream()
                .filter(stream -> stream.value().endsWith(day))
                .map(Areas::areaOf)
                .sorted()
                .toList();
    }

    /** Areas that have ever opened, by letter. */
    public List<String> known() {
        return opened.stream().map(Areas::areaOf).distinct().sorted().toList();
    }

    /** Decides one command; the answer is durable. Any thread may call and does not wait. */
    public CompletableFuture<Answer> send(String area, Command command) {
        return submit(draft -> decide(draft, area, command));
    }

    /** Ends the day of a stream; once more if it was opened again since. */
    Answer closeDay(StreamName stream) {
        return together(draft ->
                decide(draft, stream, new RoomCommand.CloseDay(byServer("close " + draft.position(stream), stream))));
    }

    /** Decides several things in one commit. */
    public <R> R together(Work<WaitingArea, Recorded, R> work) {
        return Patience.await(submit(work));
    }

    /** Decides one command of a commit and appends what it made. */
    public Answer decide(Draft<WaitingArea, Recorded> draft, String area, Command command) {
        return decide(draft, today(area), command);
    }

    private Answer decide(Draft<WaitingArea, Recorded> draft, StreamName stream, Command command) {
        Answer answer = draft.state(stream).decide(command);
        if (answer instanceof Answer.Done done && !done.repeated()) {
            append(draft, stream, done.facts(), command);
            follow(draft, stream, command.cause());
        }
        return answer;
    }

    /** The first fact keeps what was asked, so that another command under the same id is known for one. */
    private static void append(
            Draft<WaitingArea, Recorded> draft, StreamName stream, List<AreaEvent> facts, Command command) {
        Cause cause = facts.isEmpty() ? command.cause() : command.cause().asking(command.asked(draft.state(stream)));
        for (AreaEvent fact : facts) {
            draft.append(stream, new Recorded(fact, cause));
            cause = command.cause();
        }
    }

    private static void follow(Draft<WaitingArea, Recorded> draft, StreamName stream, Cause cause) {
        WaitingArea area = draft.state(stream);
        Optional<AreaEvent> next = area.consequence(cause.at());
        while (next.isPresent()) {
            draft.append(stream, new Recorded(next.get(), cause.following()));
            next = area.consequence(cause.at());
        }
    }

    /** Reads an area on the thread that owns it; what the function returns must not hold on to the state. */
    public <R> R ask(String area, Function<Moment, R> question) {
        StreamName stream = today(area);
        return together(draft -> question.apply(moment(stream, draft.state(stream), draft.position(stream))));
    }

    /** Where a ticket stands today, and of each before it why. Any thread may call and does not wait. */
    public CompletableFuture<Optional<TicketPath>> path(String area, String number) {
        StreamName stream = today(area);
        return submit(draft -> new PathMaker(moment(stream, draft.state(stream), draft.position(stream)))
                .of(new TicketNumber(number)));
    }

    Moment moment(StreamName stream, WaitingArea state, long position) {
        return new Moment(
                areaOf(stream),
                state,
                position,
                stream.value(),
                state.steady(now()),
                clock.getZone(),
                rules.get().naming());
    }

    private <R> CompletableFuture<R> submit(Work<WaitingArea, Recorded, R> work) {
        try {
            return scribe.submit(work);
        } catch (OverloadedException e) {
            throw Patience.busy();
        }
    }

    /** How many would be called before a waiting ticket if nobody else came; those at the doors are before the hall. */
    int ahead(WaitingArea state, Ticket ticket) {
        return switch (ticket.state()) {
            case WAITING -> atDoors(state, ticket.queue()) + inLine(state, ticket);
            case INVITED -> beforeAtDoor(state, ticket);
            case ISSUED, CALLED, SERVING, MISSED, PARKED, DONE, TRANSFERRED, NO_SHOW, CANCELLED, UNFINISHED -> 0;
        };
    }

    private static int atDoors(WaitingArea state, QueueId queue) {
        return (int) state.rooms().stream()
                .flatMap(room -> room.door().stream())
                .flatMap(number -> state.ticket(number).stream())
                .filter(ticket -> ticket.queue().equals(queue))
                .count();
    }

    private int inLine(WaitingArea state, Ticket ticket) {
        Queue queue = state.queue(ticket.queue()).orElseThrow();
        return (int) Line.all(queue, state.rules(), state.steady(now())).stream()
                .takeWhile(place -> place.ticket() != ticket)
                .count();
    }

    private static int beforeAtDoor(WaitingArea state, Ticket ticket) {
        return (int) ticket.room().flatMap(state::room).stream()
                .flatMap(room -> room.door().stream())
                .takeWhile(number -> !number.equals(ticket.number()))
                .count();
    }

    /** In whole milliseconds, as the journal keeps it: what happens live is what a replay makes of it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public ZoneId zone() {
        return clock.getZone();
    }

    RuleBook rules() {
        return rules.get();
    }

    @Override
    public void close() {
        scribe.close();
    }
}
