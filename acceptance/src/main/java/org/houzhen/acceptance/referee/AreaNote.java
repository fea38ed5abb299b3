package org.houzhen.acceptance.referee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.houzhen.server.engine.RuleSet;

/** What the referee has noted of one area on one day, and its voice. */
final class AreaNote {
    private static final long SET_BACK_MAX = 30 * 60_000;

    final String stream;
    final RuleSet rules;
    final Map<String, QueueNote> queues = new LinkedHashMap<>();
    final Map<String, RoomNote> rooms = new LinkedHashMap<>();
    final Map<String, TicketNote> tickets = new LinkedHashMap<>();
    final Map<String, TicketNote> byVisit = new HashMap<>();
    final Map<String, Integer> changes = new HashMap<>();
    /** How often somebody who had waited longer was passed, by the rule that did it. */
    final Map<String, Integer> overtakes = new HashMap<>();
    /** What a board may show at each position: room and number of every open call. */
    final List<Map<String, String>> openCalls = new ArrayList<>(List.of(Map.of()));

    private final Consumer<String> voice;
    String letter = "";
    String lastHash = "";
    boolean closed;
    /** Whom the newest closing ended and nobody has restored. */
    final Map<String, Ended> endedByClosing = new LinkedHashMap<>();

    Told before;
    /** When what is judged happened; never before anything that was judged earlier. */
    long now;

    AreaNote(String stream, RuleSet rules, Consumer<String> voice) {
        this.stream = stream;
        this.rules = rules;
        this.voice = voice;
    }

    /** Where a number was when the day was closed. */
    record Ended(UUID cause, String state, String room, int placeAtDoor) {}

    /** Says what is wrong, unless it is right. */
    void claim(boolean right, Told told, String sentence) {
        if (!right) {
            voice.accept(told.entry().stream() + "@" + told.entry().position() + " " + told.type() + " "
                    + told.text("number") + ": " + sentence);
        }
    }

    /** A clock that was set back by up to half an hour stands still here until it has caught up (RULES 14). */
    long steady(long clock) {
        return clock < now && now - clock <= SET_BACK_MAX ? now : clock;
    }

    QueueNote queueOf(TicketNote ticket) {
        return queues.get(ticket.queue);
    }

    /** A ticket and its queue exist, or the fact cannot be judged any further. */
    boolean knows(Told told) {
        return tickets.containsKey(told.text("number"));
    }

    void sit(TicketNote ticket, TicketNote.Place place, long activeFrom, long now) {
        QueueNote queue = queueOf(ticket);
        ticket.state = "WAITING";
        ticket.place(place);
        ticket.activeFrom = activeFrom > now ? activeFrom : 0; // Who is not early now never is.
        ticket.waitingSince = Math.max(activeFrom, now);
        ticket.drawsWhenJoining = queue.drawn.size();
        ticket.calls = 0;
        queue.waiting.add(ticket);
    }

    /** Takes a ticket away from wherever it is. */
    void leave(TicketNote ticket) {
        queueOf(ticket).waiting.remove(ticket);
        RoomNote room = rooms.get(ticket.room);
        if (room != null) {
            room.door.remove(ticket.number);
            if (room.inside.equals(ticket.number)) {
                room.inside = "";
                room.lastUsed = now;
            }
        }
    }

    /** The open calls as they are now. */
    Map<String, String> openNow() {
        Map<String, String> open = new HashMap<>();
        rooms.values().stream()
                .filter(room ->
                        !room.inside.isEmpty() && tickets.get(room.inside).state.equals("CALLED"))
                .forEach(room -> open.put(room.id, room.inside + " " + room.openCall));
        return open;
    }
}
