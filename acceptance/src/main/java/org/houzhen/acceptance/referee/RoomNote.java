package org.houzhen.acceptance.referee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the referee knows of one room. */
final class RoomNote {
    final String id;
    final List<String> door = new ArrayList<>();
    final Map<String, Integer> drawn = new HashMap<>();
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
        from.inside = "";
        from.door.clear();
        from.closed = true;
    }

    double share(String queue) {
        return drawn.getOrDefault(queue, 0) / (double) weights.get(queues.indexOf(queue));
    }
}
