package org.houzhen.acceptance.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.houzhen.server.engine.QueueKind;

/** The hospital: its areas, their queues and rooms, as large as the day needs. */
record FloorPlan(List<Area> areas) {
    static final String MIXED = "B";
    static final String SINGLE = "C";
    static final String EMERGENCY = "E";
    static final String BLOOD = "L";
    static final String IMAGING = "U";
    static final String PHARMACY = "P";
    static final String CASHIER = "J";
    private static final double HOURS = 8.5;
    private static final double LOAD = 0.86;

    /** @param serviceSeconds how long one patient takes on average */
    record Area(String letter, List<Line> queues, List<Door> rooms, double serviceSeconds) {}

    /** A queue. */
    record Line(String id, QueueKind kind) {}

    /** A room. */
    record Door(String id, List<String> queues, List<Integer> weights, Set<Integer> grades) {}

    static FloorPlan of(int visits) {
        int rooms = Math.max(3, Math.min(16, (int) Math.round(visits / 110.0)));
        int mixed = (rooms + 1) / 2;
        double clinics = visits * 0.92 * 1.35;
        return new FloorPlan(List.of(
                mixed(mixed, pace(rooms, clinics)),
                single(rooms - mixed, pace(rooms, clinics)),
                emergency(visits),
                pool(BLOOD, QueueKind.WINDOWS, Math.max(1, visits / 350), visits * 0.4),
                imaging(visits),
                pharmacy(Math.max(1, Math.min(4, visits / 400)), visits * 0.5),
                pool(CASHIER, QueueKind.CASHIER, Math.max(2, visits / 450), visits * 0.25)));
    }

    private static double pace(int rooms, double patients) {
        return Math.min(900, LOAD * HOURS * 3_600 * rooms / patients);
    }

    /** One expert alone, one doctor of two queues by weight, others who share these queues. */
    private static Area mixed(int rooms, double pace) {
        List<Door> doors = new ArrayList<>();
        doors.add(new Door("B1", List.of("B-1"), List.of(), Set.of()));
        doors.add(new Door("B2", List.of("B-2", "B-3"), List.of(2, 1), Set.of()));
        for (int i = 3; i <= rooms; i++) {
            doors.add(new Door("B" + i, List.of("B-2", "B-3"), List.of(), Set.of()));
        }
        return new Area(MIXED, lines(QueueKind.CLINIC, "B-1", "B-2", "B-3"), doors, pace);
    }

    private static Area single(int rooms, double pace) {
        List<Line> lines = new ArrayList<>();
        List<Door> doors = new ArrayList<>();
        for (int i = 1; i <= rooms; i++) {
            lines.add(new Line("C-" + i, QueueKind.CLINIC));
            doors.add(new Door("C" + i, List.of("C-" + i), List.of(), Set.of()));
        }
        return new Area(SINGLE, lines, doors, pace);
    }

    private static Area emergency(int visits) {
        List<Door> doors = List.of(
                new Door("E1", List.of("E-1"), List.of(), Set.of(1, 2)),
                new Door("E2", List.of("E-1"), List.of(), Set.of()),
                new Door("E3", List.of("E-1"), List.of(), Set.of(3, 4)));
        return new Area(EMERGENCY, lines(QueueKind.EMERGENCY, "E-1"), doors, pace(3, visits * 0.08) * 0.9);
    }

    private static Area pool(String letter, QueueKind kind, int windows, double patients) {
        List<Door> doors = new ArrayList<>();
        for (int i = 1; i <= windows; i++) {
            doors.add(new Door(letter + i, List.of(letter + "-1"), List.of(), Set.of()));
        }
        return new Area(letter, lines(kind, letter + "-1"), doors, pace(windows, patients));
    }

    /** Ultrasound and CT, each a pool of devices. */
    private static Area imaging(int visits) {
        int devices = Math.max(1, visits / 500);
        List<Door> doors = new ArrayList<>();
        for (int i = 1; i <= devices; i++) {
            doors.add(new Door("U" + i, List.of("U-1"), List.of(), Set.of()));
            doors.add(new Door("T" + i, List.of("U-2"), List.of(), Set.of()));
        }
        return new Area(IMAGING, lines(QueueKind.DEVICES, "U-1", "U-2"), doors, pace(2 * devices, visits * 0.2));
    }

    private static Area pharmacy(int windows, double patients) {
        List<Line> lines = new ArrayList<>();
        List<Door> doors = new ArrayList<>();
        for (int i = 1; i <= windows; i++) {
            lines.add(new Line("P-" + i, QueueKind.PHARMACY));
            doors.add(new Door("P" + i, List.of("P-" + i), List.of(), Set.of()));
        }
        return new Area(PHARMACY, lines, doors, pace(windows, patients));
    }

    private static List<Line> lines(QueueKind kind, String... ids) {
        return List.of(ids).stream().map(id -> new Line(id, kind)).toList();
    }

    Area area(String letter) {
        return areas.stream()
                .filter(area -> area.letter.equals(letter))
                .findFirst()
                .orElseThrow();
    }
}
