package org.houzhen.acceptance.day;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.houzhen.acceptance.referee.Referee;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.rules.RuleBook;

/** One simulated day, from its seed: the shipped server on a disk and a clock of ours, and a hospital that uses it. */
final class Day implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DATE = LocalDate.of(2026, 11, 23);
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final int visits;
    private final Chance chance;
    private final MemoryJournal journal = new MemoryJournal();
    private final VirtualClock clock;
    private final Agenda agenda;
    private final Stand stand;
    private final Server server;
    private final Presses presses;
    private final Floor floor;
    private final Patients patients;
    private final Map<String, RuleSet> rules;
    private final int jumps;

    Day(long seed, int visits, Plant plant) {
        this.visits = visits;
        this.chance = new Chance(seed);
        this.rules = DayRules.of(chance);
        long start = midnight(0) + 5 * HOUR;
        this.clock = new VirtualClock(DATE.atStartOfDay(ZONE).toInstant(), ZONE);
        this.clock.set(start);
        this.agenda = new Agenda(clock, start);
        this.stand = new Stand(new Referee(rules::get, ZONE), journal);
        Weather weather = Weather.bad(visits);
        this.jumps = weather.jumpsAday();
        this.server = new Server(plant.disk(journal), book(plant), plant.clock(clock), plant::shown);
        this.presses = new Presses(chance, agenda, clock, weather, new Presses.Far(server, journal, stand, plant));
        this.floor = new Floor(FloorPlan.of(visits), chance, agenda, presses);
        this.patients = new Patients(floor);
    }

    private RuleBook book(Plant plant) {
        RuleBook shipped = RuleBook.defaults();
        Map<String, RuleSet> really = new HashMap<>();
        rules.forEach((area, set) -> really.put(area, plant.rules(set)));
        return new RuleBook(shipped.hospital(), Map.copyOf(really), shipped.naming());
    }

    private static long midnight(int day) {
        return DATE.plusDays(day).atStartOfDay(ZONE).toInstant().toEpochMilli();
    }

    /** Runs the whole day, midnight, and the morning after; ends early when so much is wrong. */
    Day run(int violationsMax) {
        morning(midnight(0), 0, visits - visits / 20, 8);
        evening(midnight(0));
        agenda.at(midnight(0) + Math.round(chance.between(8, 15) * HOUR), this::closedByMistake);
        agenda.at(midnight(1) + HOUR, this::newDay);
        for (int i = 0; i < jumps; i++) {
            agenda.at(midnight(0) + Math.round(chance.between(6, 31) * HOUR), this::clockJumps);
        }
        agenda.at(midnight(1) - 60_000, this::clockJumps);
        List<String> letters =
                floor.plan.areas().stream().map(FloorPlan.Area::letter).toList();
        try {
            for (long time = agenda.now();
                    time <= midnight(1) + 12 * HOUR && violations().size() < violationsMax;
                    time += HOUR / 4) {
                presses.runUntil(time);
                presses.askWhy(letters);
            }
        } catch (DoesNotStartException e) {
            stand.shows(referee -> referee.doesNotStart(e.getMessage()));
        }
        stand.showsJournal();
        stand.whenAllIsSeen().close(journal.since(0));
        stand.whenAllIsSeen().at(presses.steps());
        return this;
    }

    private void morning(long midnight, int first, int count, double hoursOpen) {
        agenda.at(midnight + 5 * HOUR + HOUR / 2, this::open);
        for (int i = 0; i < count; i++) {
            patients.plan(first + i, midnight, hoursOpen);
        }
        long from = midnight + 7 * HOUR + HOUR / 2;
        new Nurse(floor, patients).plan(from, from + Math.round((hoursOpen + 2) * HOUR), count);
    }

    private void open() {
        floor.plan.areas().forEach(area -> {
            floor.press(area.letter(), "server", cause -> new RoomCommand.OpenArea(cause, area.letter(), "area"));
            floor.press(area.letter(), "server", cause -> new RoomCommand.AdoptRules(cause, really(area.letter())));
            area.queues()
                    .forEach(queue -> floor.press(
                            area.letter(),
                            "server",
                            cause -> new RoomCommand.OpenQueue(
                                    cause, new QueueId(queue.id()), queue.id(), "", queue.kind())));
            area.rooms().forEach(door -> agenda.in(HOUR / 1_000.0, () -> sitDown(area, door)));
        });
    }

    private RuleSet really(String area) {
        return presses.plant().rules(rules.get(area));
    }

    private void sitDown(FloorPlan.Area area, FloorPlan.Door door) {
        Keeper keeper = floor.open(new Keeper(floor, area, door, patients));
        floor.press(
                area.letter(),
                "server",
                cause -> Nurse.opening(cause, keeper.room(), door),
                Floor.whenDone(keeper::wake));
    }

    /** The doors close, and the day is closed before it ends. */
    private void evening(long midnight) {
        floor.plan
                .areas()
                .forEach(area -> agenda.at(
                        midnight + 23 * HOUR + HOUR / 2,
                        () -> floor.press(area.letter(), "server", RoomCommand.CloseDay::new)));
        agenda.at(midnight + 24 * HOUR + 10_000, () -> floor.allKeepers().forEach(Keeper::wake));
    }

    /** Somebody closes the day of an area in the middle of it, and somebody else notices (RULES 14). */
    private void closedByMistake() {
        String area = chance.oneOf(List.of(FloorPlan.MIXED, FloorPlan.SINGLE, FloorPlan.EMERGENCY, FloorPlan.PHARMACY));
        Reason mistake = Reason.of(Reason.Code.STAFF_ERROR);
        floor.press(area, "server", RoomCommand.CloseDay::new);
        agenda.in(20, () -> patients.sendSomebodyTo(area));
        agenda.in(
                chance.between(60, 600),
                () -> floor.press(
                        area,
                        "staff:desk",
                        cause -> new RoomCommand.ReopenDay(cause, mistake),
                        Floor.whenDone(() -> floor.somebodyWaits(area))));
    }

    /** Yesterday's doctors, patients and numbers are gone. */
    private void newDay() {
        floor.forgetYesterday();
        clock.jump(0);
        morning(midnight(1), visits - visits / 20, visits / 20, 2);
    }

    private void clockJumps() {
        clock.jump(Math.round(chance.between(-180, 180) * 1_000));
    }

    List<String> violations() {
        return stand.whenAllIsSeen().violations();
    }

    Map<String, Integer> reasons() {
        return stand.whenAllIsSeen().reasons();
    }

    Map<String, Integer> overtakes() {
        return stand.whenAllIsSeen().overtakes();
    }

    List<Visit> visits() {
        return floor.visits();
    }

    Presses presses() {
        return presses;
    }

    MemoryJournal journal() {
        return journal;
    }

    @Override
    public void close() {
        server.close();
        stand.close();
    }
}
