package org.houzhen.acceptance.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Command;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.queue.StopOffice;

/** The place where patients, rooms and nurses meet. */
final class Floor {
    final FloorPlan plan;
    final Chance chance;
    final Agenda agenda;
    /** How many of those called are there; some hospitals are noisier than others. */
    final double presence;

    private final Presses presses;
    private final Map<String, Stop> stops = new LinkedHashMap<>();
    private final Map<String, List<Stop>> stopsByArea = new HashMap<>();
    private final Map<String, List<Keeper>> keepers = new LinkedHashMap<>();
    private final List<Visit> visits = new ArrayList<>();

    Floor(FloorPlan plan, Chance chance, Agenda agenda, Presses presses) {
        this.plan = plan;
        this.chance = chance;
        this.agenda = agenda;
        this.presence = chance.between(0.75, 0.97);
        this.presses = presses;
    }

    /** Presses; {@code done} gets the facts, a refusal is left to whoever pressed. */
    void press(String area, String actor, Function<Cause, Command> what, Consumer<Answer> then) {
        presses.press(area, actor, what, then);
    }

    /** A press in a room, which may come again from another page, or late; {@code late} gets what came of that. */
    void pressInRoom(
            String area, String actor, Function<Cause, Command> what, Consumer<Answer> then, Consumer<Answer> late) {
        presses.pressInRoom(area, actor, what, then, late);
    }

    /** Sends a patient on to another line; {@code then} gets the number there too, empty if it was refused. */
    void move(String area, String actor, Function<Cause, Server.Move> what, BiConsumer<Answer, String> then) {
        presses.move(area, actor, what, then);
    }

    /** Reads whom a room has. */
    void look(String area, RoomId room, Consumer<Optional<Answer.Found>> then) {
        presses.look(area, room, then);
    }

    /** A number at a window, whichever the patient holds there afterwards. */
    void takeNumber(String area, Function<UUID, StopOffice.Wish> wish, Consumer<StopOffice.Held> then) {
        presses.takeNumber(area, wish, then);
    }

    void press(String area, String actor, Function<Cause, Command> what) {
        press(area, actor, what, answer -> {});
    }

    /** Goes on only if it was done. */
    static Consumer<Answer> whenDone(Runnable then) {
        return answer -> {
            if (isDone(answer)) {
                then.run();
            }
        };
    }

    static boolean isDone(Answer answer) {
        return answer.match(done -> true, no -> false);
    }

    static String refusal(Answer answer) {
        return answer.match(done -> "", no -> no.refusal().name());
    }

    /** The first fact of a kind that an answer holds. */
    static <T extends AreaEvent> Optional<T> fact(Answer answer, Class<T> kind) {
        return answer.match(
                done -> done.facts().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .findFirst(),
                no -> Optional.empty());
    }

    void remember(Stop stop, String number) {
        stop.number = number;
        if (stops.put(stop.area + number, stop) == null) {
            stopsByArea.computeIfAbsent(stop.area, area -> new ArrayList<>()).add(stop);
        }
    }

    Optional<Stop> stop(String area, TicketNumber number) {
        return Optional.ofNullable(stops.get(area + number.value()));
    }

    Optional<Stop> anyStop(String area) {
        List<Stop> here = stopsByArea.getOrDefault(area, List.of());
        return here.isEmpty()
                ? Optional.empty()
                : Optional.of(here.get(Math.max(0, here.size() - 1 - chance.below(Math.min(30, here.size())))));
    }

    List<Stop> stopsOf(String queue) {
        return stops.values().stream().filter(stop -> stop.queue.equals(queue)).toList();
    }

    List<Keeper> allKeepers() {
        return keepers.values().stream().flatMap(List::stream).toList();
    }

    /** Yesterday's numbers mean nobody today, and its doctors have gone home. */
    void forgetYesterday() {
        allKeepers().forEach(Keeper::goHome);
        keepers.clear();
        stops.clear();
        stopsByArea.clear();
    }

    Keeper open(Keeper keeper) {
        keepers.computeIfAbsent(keeper.area(), area -> new ArrayList<>()).add(keeper);
        return keeper;
    }

    List<Keeper> keepers(String area) {
        return keepers.getOrDefault(area, List.of());
    }

    /** Somebody may wait: rooms that have nobody look up. */
    void somebodyWaits(String area) {
        agenda.in(2, () -> keepers(area).forEach(Keeper::wake));
    }

    /** Somebody waits in this queue: a room that may take anybody looks up, in the emergency all do. */
    void somebodyWaits(Stop stop) {
        boolean anyRoomWill = !stop.area.equals(FloorPlan.EMERGENCY);
        agenda.in(
                2,
                () -> keepers(stop.area).stream()
                        .filter(keeper -> keeper.serves(stop.queue) && keeper.isIdle())
                        .limit(anyRoomWill ? 1 : Long.MAX_VALUE)
                        .toList()
                        .forEach(Keeper::wake));
    }

    void add(Visit visit) {
        visits.add(visit);
    }

    List<Visit> visits() {
        return visits;
    }
}
