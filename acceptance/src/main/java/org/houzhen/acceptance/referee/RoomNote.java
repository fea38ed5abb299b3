package org.houzhen.acceptance.referee;

import java.util.ArrayList;
import java.util.List;

/** What the referee knows of one room. */
final class RoomNote {
    final String id;
    final List<String> door = new ArrayList<>();
    private final List<TicketNote> drawn = new ArrayList<>();
    List<String> queues = List.of();
    List<Integer> weights = List.of();
    List<Integer> grades = List.of();
    boolean paused;
    boolean closed;
    String inside = "";
    String openCall = "";
    /** When somebody last called, served or paused here, or opened it. */
    long lastUsed;

    RoomNote(String id) {
        this.id = id;
    }

    void open(Told opened) {
        queues = opened.texts("queues");
        weights = opened.numbers("weights");
        grades = opened.numbers("grades");
        paused = false;
        closed = false;
    }

    /** Shares count from here. */
    void arrange(Told arranged) {
        queues = arranged.texts("queues");
        weights = arranged.numbers("weights");
        grades = arranged.numbers("grades");
        drawn.clear();
    }

    void takeOver(RoomNote from) {
        queues = from.queues;
        weights = from.weights;
        grades = from.grades;
        paused = false;
        closed = false;
        inside = from.inside;
        door.addAll(from.door);
        drawn.clear();
        drawn.addAll(from.drawn);
        from.inside = "";
        from.door.clear();
        from.closed = true;
    }

    void draw(TicketNote ticket) {
        drawn.add(ticket);
    }

    /** Sent back from the door: this room has not taken him, if it was this room since it was last arranged. */
    void notDrawn(TicketNote ticket) {
        int last = drawn.lastIndexOf(ticket);
        if (last >= 0) {
            drawn.remove(last);
        }
    }

    double share(String queue) {
        long taken = drawn.stream().filter(ticket -> ticket.queue.equals(queue)).count();
        return taken / (double) weights.get(queues.indexOf(queue));
    }
}
