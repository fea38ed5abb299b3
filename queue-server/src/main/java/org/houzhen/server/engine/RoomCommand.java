package org.houzhen.server.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Areas, queues and rooms open, pause, move and close; rules change. Opening twice is opening once. */
public sealed interface RoomCommand extends Command {
    /** Those at a door whom nobody will call there go back to their places. */
    private static List<AreaEvent> sentBack(Collection<TicketNumber> atDoor) {
        List<AreaEvent> facts = new ArrayList<>();
        atDoor.forEach(number -> facts.add(new AreaEvent.SentBack(number)));
        return facts;
    }

    /** Those at a door for queues that are not called there any more. */
    private static List<TicketNumber> strangersAt(WaitingArea area, Room room, List<QueueId> queues) {
        return room.door().stream()
                .filter(number -> !queues.contains(area.require(number).queue()))
                .toList();
    }

    /** The area begins its day. */
    record OpenArea(Cause cause, String letter, String name) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("OpenArea", letter);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return area.letter().isEmpty()
                    ? Answer.done(new AreaEvent.AreaOpened(letter, name))
                    : Answer.repeated(List.of());
        }
    }

    /** These rules decide from now on; the same ones again change nothing. */
    record AdoptRules(Cause cause, RuleSet rules) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("AdoptRules");
        }

        @Override
        public Answer decide(WaitingArea area) {
            return area.rules().equals(rules)
                    ? Answer.repeated(List.of())
                    : Answer.done(new AreaEvent.RulesAdopted(rules));
        }
    }

    /** A queue exists from now on; see {@link AreaEvent.QueueOpened}. */
    record OpenQueue(
            Cause cause, QueueId queue, String label, String place, QueueKind kind, String department, String specialty)
            implements RoomCommand {
        /** Of a clinic whose patients are named as its area says. */
        public OpenQueue(Cause cause, QueueId queue, String label, String place, QueueKind kind) {
            this(cause, queue, label, place, kind, "", "");
        }

        @Override
        public long asked(WaitingArea area) {
            return Asked.of("OpenQueue", queue);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return area.queue(queue).isPresent()
                    ? Answer.repeated(List.of())
                    : Answer.done(new AreaEvent.QueueOpened(queue, label, place, kind, department, specialty));
        }
    }

    /** A clinic is cancelled (停诊): nobody is called, who stands at a door goes back, nobody is dropped. */
    record SuspendQueue(Cause cause, QueueId queue, Reason reason) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("SuspendQueue", queue, reason);
        }

        @Override
        public Answer decide(WaitingArea area) {
            Optional<Queue> found = area.queue(queue);
            if (found.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_QUEUE);
            }
            if (!reason.given()) {
                return Answer.refused(Refusal.REASON_MISSING);
            }
            if (found.get().suspended()) {
                return Answer.repeated(List.of());
            }
            List<AreaEvent> facts = sentBack(atDoors(area));
            facts.add(new AreaEvent.QueueSuspended(queue, reason));
            return new Answer.Done(facts, false);
        }

        private List<TicketNumber> atDoors(WaitingArea area) {
            return area.rooms().stream()
                    .flatMap(room -> room.door().stream())
                    .filter(number -> area.require(number).queue().equals(queue))
                    .toList();
        }
    }

    /** The clinic takes place after all. */
    record ResumeQueue(Cause cause, QueueId queue) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("ResumeQueue", queue);
        }

        @Override
        public Answer decide(WaitingArea area) {
            Optional<Queue> found = area.queue(queue);
            if (found.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_QUEUE);
            }
            return found.get().suspended()
                    ? Answer.done(new AreaEvent.QueueResumed(queue))
                    : Answer.repeated(List.of());
        }
    }

    /** Somebody sits down in a room and calls for these queues; see {@link RoomEvent.RoomOpened}. */
    record OpenRoom(
            Cause cause,
            RoomId room,
            String name,
            String staff,
            String title,
            List<QueueId> queues,
            List<Integer> weights,
            Set<Integer> grades)
            implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("OpenRoom", room, queues, new TreeSet<>(grades));
        }

        @Override
        public Answer decide(WaitingArea area) {
            if (!queues.stream().allMatch(queue -> area.queue(queue).isPresent())) {
                return Answer.refused(Refusal.UNKNOWN_QUEUE);
            }
            if (!Share.fits(weights, queues)) {
                return Answer.refused(Refusal.WRONG_WEIGHTS);
            }
            return new Share(area, room, queues, grades).leavesAGrade()
                    ? Answer.refused(Refusal.GRADE_WITHOUT_ROOM)
                    : opened(area);
        }

        /** Whoever sat here before may have left without a word, with patients at the door. */
        private Answer opened(WaitingArea area) {
            List<AreaEvent> facts = area.room(room)
                    .map(before -> sentBack(strangersAt(area, before, queues)))
                    .orElseGet(ArrayList::new);
            facts.add(new RoomEvent.RoomOpened(room, name, staff, title, queues, weights, grades));
            return new Answer.Done(facts, false);
        }
    }

    /**
     * Whoever answers for the area changes what an open room calls for: queues, weights, grades. No queue and no grade may
     * be left that a room took and none would take; who waits at the door for a queue given up goes back.
     */
    record ArrangeRoom(
            Cause cause, RoomId room, List<QueueId> queues, List<Integer> weights, Set<Integer> grades, Reason reason)
            implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("ArrangeRoom", room, queues, weights, new TreeSet<>(grades), reason);
        }

        @Override
        public Answer decide(WaitingArea area) {
            Optional<Room> found = area.room(room).filter(each -> !each.closed());
            if (found.isEmpty()) {
                return Answer.refused(Refusal.UNKNOWN_ROOM);
            }
            boolean same = found.get().queues().equals(queues)
                    && found.get().weights().equals(weights)
                    && found.get().grades().equals(grades);
            return refusal(area)
                    .map(Answer::refused)
                    .orElseGet(() -> same ? Answer.repeated(List.of()) : arranged(area, found.get()));
        }

        private Optional<Refusal> refusal(WaitingArea area) {
            if (queues.isEmpty()) {
                return Optional.of(Refusal.ROOM_WITHOUT_QUEUE);
            }
            if (!queues.stream().allMatch(queue -> area.queue(queue).isPresent())) {
                return Optional.of(Refusal.UNKNOWN_QUEUE);
            }
            if (!Share.fits(weights, queues)) {
                return Optional.of(Refusal.WRONG_WEIGHTS);
            }
            if (!reason.given()) {
                return Optional.of(Refusal.REASON_MISSING);
            }
            var share = new Share(area, room, queues, grades);
            if (share.leavesAQueue()) {
                return Optional.of(Refusal.QUEUE_WITHOUT_ROOM);
            }
            return share.leavesAGrade() ? Optional.of(Refusal.GRADE_WITHOUT_ROOM) : Optional.empty();
        }

        private Answer arranged(WaitingArea area, Room found) {
            List<AreaEvent> facts = sentBack(strangersAt(area, found, queues));
            facts.add(new RoomEvent.RoomArranged(room, queues, weights, grades, reason));
            return new Answer.Done(facts, false);
        }
    }

    /** A doctor goes to another room (换诊室), which nobody uses. */
    record MoveRoom(Cause cause, RoomId room, RoomId to, String name) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("MoveRoom", room, to);
        }

        @Override
        public Answer decide(WaitingArea area) {
            boolean open = area.room(room).filter(found -> !found.closed()).isPresent();
            if (!open) {
                return Answer.refused(Refusal.UNKNOWN_ROOM);
            }
            return area.room(to).filter(target -> !target.closed()).isPresent()
                    ? Answer.refused(Refusal.ROOM_IN_USE)
                    : Answer.done(new RoomEvent.RoomMoved(room, to, name));
        }
    }

    /** Nobody sits there any more; whoever waits at the door goes back to the hall. */
    record CloseRoom(Cause cause, RoomId room) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("CloseRoom", room);
        }

        @Override
        public Answer decide(WaitingArea area) {
            Optional<Room> found = area.room(room).filter(each -> !each.closed());
            if (found.isEmpty()) {
                return Answer.repeated(List.of());
            }
            if (found.get().ticket().isPresent()) {
                return Answer.refused(Refusal.ROOM_IS_SERVING);
            }
            List<AreaEvent> facts = sentBack(found.get().door());
            facts.add(new RoomEvent.RoomClosed(room));
            return new Answer.Done(facts, false);
        }
    }

    /**
     * The day is over (RULES 14): whoever never came, or was missed and stayed away, is a no-show; others are unfinished,
     * and so is everybody whose clinic was cancelled.
     */
    record CloseDay(Cause cause) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("CloseDay");
        }

        @Override
        public Answer decide(WaitingArea area) {
            if (area.closed()) {
                return Answer.repeated(List.of());
            }
            List<AreaEvent> facts = area.tickets().stream()
                    .flatMap(ticket -> end(area, ticket).stream())
                    .collect(Collectors.toCollection(ArrayList::new));
            int unfinished = (int) facts.stream()
                    .filter(AreaEvent.Unfinished.class::isInstance)
                    .count();
            facts.add(new AreaEvent.DayClosed(unfinished, facts.size() - unfinished));
            return new Answer.Done(facts, false);
        }

        private static Optional<AreaEvent> end(WaitingArea area, Ticket ticket) {
            return switch (ticket.state()) {
                case ISSUED, MISSED ->
                    Optional.of(
                            area.queueOf(ticket).suspended()
                                    ? new AreaEvent.Unfinished(ticket.number())
                                    : new AreaEvent.NoShow(ticket.number()));
                case WAITING, INVITED, CALLED, SERVING, PARKED ->
                    Optional.of(new AreaEvent.Unfinished(ticket.number()));
                case DONE, TRANSFERRED, NO_SHOW, CANCELLED, UNFINISHED -> Optional.empty();
            };
        }

        @Override
        public boolean mayFollowClosing() {
            return true;
        }
    }

    /**
     * The day was closed by mistake: everybody whom that ended is where they were. As nothing follows closing, nobody has come
     * between. Whoever sends this sees to it that the day is today's.
     */
    record ReopenDay(Cause cause, Reason reason) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("ReopenDay", reason);
        }

        @Override
        public Answer decide(WaitingArea area) {
            if (!area.closed()) {
                return Answer.repeated(List.of());
            }
            if (!reason.given()) {
                return Answer.refused(Refusal.REASON_MISSING);
            }
            List<AreaEvent> facts = new ArrayList<>();
            area.endedByClosing().forEach(number -> facts.add(0, new AreaEvent.Restored(number)));
            facts.add(new AreaEvent.DayReopened(reason));
            return new Answer.Done(facts, false);
        }

        @Override
        public boolean mayFollowClosing() {
            return true;
        }
    }

    /** The room calls nobody until it resumes. */
    record PauseRoom(Cause cause, RoomId room) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("PauseRoom", room);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return area.room(room).isEmpty()
                    ? Answer.refused(Refusal.UNKNOWN_ROOM)
                    : Answer.done(new RoomEvent.RoomPaused(room));
        }
    }

    /** The room calls again. */
    record ResumeRoom(Cause cause, RoomId room) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("ResumeRoom", room);
        }

        @Override
        public Answer decide(WaitingArea area) {
            return area.room(room).isEmpty()
                    ? Answer.refused(Refusal.UNKNOWN_ROOM)
                    : Answer.done(new RoomEvent.RoomResumed(room));
        }
    }

    /**
     * Asked from time to time, for what happens by itself: windows that call nobody while somebody waits pause themselves
     * (RULES 10), and those who came early begin to count and are sent to doors.
     */
    record TimePasses(Cause cause) implements RoomCommand {
        @Override
        public long asked(WaitingArea area) {
            return Asked.of("TimePasses");
        }

        @Override
        public Answer decide(WaitingArea area) {
            List<AreaEvent> facts = new ArrayList<>();
            area.rooms().stream()
                    .filter(room -> isIdle(area, room))
                    .forEach(room -> facts.add(new RoomEvent.RoomPaused(room.id())));
            return new Answer.Done(facts, false);
        }

        private boolean isIdle(WaitingArea area, Room room) {
            Instant limit = area.now(cause).minus(area.rules().pools().idlePause());
            boolean free = !room.paused() && !room.closed() && room.ticket().isEmpty();
            return free
                    && room.lastUsed().isBefore(limit)
                    && room.queues().stream()
                            .flatMap(queue -> area.queue(queue).stream())
                            .filter(queue -> queue.kind().isPool())
                            .flatMap(queue -> Line.next(queue, area.rules(), area.now(cause), room.grades()).stream())
                            .flatMap(place -> place.ticket().waitingSince().stream())
                            .anyMatch(since -> since.isBefore(limit));
        }
    }
}
