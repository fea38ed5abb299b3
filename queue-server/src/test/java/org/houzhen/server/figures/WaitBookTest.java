package org.houzhen.server.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.queue.DayBooks;
import org.houzhen.server.queue.Floor;
import org.houzhen.wire.WaitFigures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a day of presses at random, against the rows of the journal read without the engine. */
class WaitBookTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final RoomId OTHER_ROOM = new RoomId("R202");

    @TempDir
    private Path folder;

    private Floor floor;
    private DayBooks<WaitBook> books;
    private WaitLines lines;

    @BeforeEach
    void open() {
        floor = new Floor(folder);
        books = new DayBooks<>(floor.journal, floor.clock, WaitBook::new, WaitBook::catchUp);
        lines = new WaitLines(books);
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private void aDayOfPresses(long seed) {
        Random chance = new Random(seed);
        floor.registers("V0", Floor.LINE);
        floor.opensRoom();
        floor.does(
                "B",
                new RoomCommand.OpenRoom(
                        floor.cause(), OTHER_ROOM, "202诊室", "", "", List.of(new QueueId("S-1")), List.of(), Set.of()));
        int visits = 1;
        for (int i = 1; i <= 400; i++) {
            floor.clock.passes(Duration.ofSeconds(5 + chance.nextInt(90)));
            RoomId room = chance.nextInt(3) == 0 ? OTHER_ROOM : Floor.ROOM;
            switch (chance.nextInt(12)) {
                case 0, 1 -> floor.registersFor("V" + visits++, Duration.ofMinutes(chance.nextInt(90)));
                case 2, 3, 4 -> floor.office.signIn(UUID.randomUUID(), "V" + chance.nextInt(visits), "terminal:1");
                case 5, 6, 7 -> floor.does("B", new Call.CallNext(floor.cause(), room));
                case 8, 9 -> floor.does("B", new Call.Enter(floor.cause(), room));
                case 10 -> floor.does("B", new Call.Miss(floor.cause(), room));
                default -> parks(chance);
            }
        }
    }

    private void parks(Random chance) {
        var any = new TicketNumber("B%03d".formatted(1 + chance.nextInt(40)));
        floor.does("B", new Detour.Park(floor.cause(), any, Reason.of(Reason.Code.EXAMINATION)));
        floor.does("B", new Detour.Return(floor.cause(), any));
        floor.does("B", new Detour.Requeue(floor.cause(), any));
    }

    private List<JournalEntry> rows() {
        return floor.journal.read(floor.areas.today("B"), 1);
    }

    private static JsonNode payload(JournalEntry row) {
        return JSON.readTree(row.fact().payload());
    }

    /** First time of each type of fact for each number, straight from the rows. */
    private Map<String, Map<String, Instant>> firsts() {
        Map<String, Map<String, Instant>> firsts = new TreeMap<>();
        for (JournalEntry row : rows()) {
            String number = payload(row).path("number").asString("");
            if (!number.isEmpty()) {
                firsts.computeIfAbsent(number, key -> new HashMap<>())
                        .putIfAbsent(row.fact().type(), row.fact().at());
            }
        }
        return firsts;
    }

    /** In seconds, by the room that was entered first; "" for all. */
    private Map<String, long[]> waitsFromRows() {
        Map<String, Instant> slots = new HashMap<>();
        Map<String, String> rooms = new HashMap<>();
        for (JournalEntry row : rows()) {
            JsonNode payload = payload(row);
            String number = payload.path("number").asString("");
            if (row.fact().type().equals("ticket-issued")) {
                slots.put(number, Instant.parse(payload.path("slotStart").asString()));
            } else if (row.fact().type().equals("ticket-entered")) {
                rooms.putIfAbsent(number, payload.path("room").asString());
            }
        }
        Map<String, List<Long>> waits = new HashMap<>();
        firsts().forEach((number, first) -> {
            if (first.containsKey("ticket-entered")) {
                long from = Math.max(
                        first.get("ticket-signed-in").toEpochMilli(),
                        slots.get(number).toEpochMilli());
                long waited = Math.max(0, first.get("ticket-entered").toEpochMilli() - from) / 1_000;
                waits.computeIfAbsent("", key -> new ArrayList<>()).add(waited);
                waits.computeIfAbsent(rooms.get(number), key -> new ArrayList<>())
                        .add(waited);
            }
        });
        Map<String, long[]> sorted = new HashMap<>();
        waits.forEach((room, some) -> sorted.put(
                room, some.stream().mapToLong(Long::longValue).sorted().toArray()));
        return sorted;
    }

    /** The smallest wait that at least so many in a hundred did not exceed. */
    private static long quantile(long[] waits, int percent) {
        return Arrays.stream(waits)
                .filter(each -> 100L
                                * Arrays.stream(waits)
                                        .filter(other -> other <= each)
                                        .count()
                        >= (long) percent * waits.length)
                .findFirst()
                .orElseThrow();
    }

    private WaitFigures figures() {
        var choice = new DayBooks.Choice("B", MONDAY, List.of("B"), List.of(MONDAY));
        return books.read("B", MONDAY, book -> WaitMaker.figures(choice, book, List.of()));
    }

    private static void same(WaitFigures.Waits waits, long[] right) {
        assertThat(waits)
                .isEqualTo(new WaitFigures.Waits(
                        right.length, quantile(right, 50), quantile(right, 90), right[right.length - 1]));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFiguresAreThoseOfTheRows(long seed) {
        aDayOfPresses(seed);
        WaitFigures figures = figures();
        Map<String, long[]> right = waitsFromRows();

        assertThat(right.get("")).hasSizeGreaterThan(10);
        same(figures.all(), right.get(""));
        assertThat(figures.doctors()).hasSize(2);
        figures.doctors()
                .forEach(each -> same(each.waits(), right.get(each.doctor().equals("钱") ? "R201" : "R202")));
        same(lines.of("B", MONDAY), right.get(""));
    }

    @Test
    void eachStepCountsANumberOnce() {
        aDayOfPresses(7);
        WaitFigures.Steps steps = figures().steps();

        assertThat(List.of(steps.registered(), steps.signedIn(), steps.called(), steps.entered(), steps.finished()))
                .isEqualTo(List.of(
                        has("ticket-issued"),
                        has("ticket-signed-in"),
                        has("ticket-called"),
                        has("ticket-entered"),
                        has("ticket-finished")));
    }

    private int has(String type) {
        return (int) firsts().values().stream()
                .filter(first -> first.containsKey(type))
                .count();
    }

    @Test
    void theFileHasARowForEachNumberAndNamesNobody() {
        aDayOfPresses(3);
        String file = books.read(
                "B", MONDAY, book -> new WaitFile(ZoneId.of("Asia/Shanghai"), false).write("B", MONDAY, book));

        assertThat(file.lines()).hasSize(1 + figures().steps().registered());
        assertThat(file).contains("预约后等候（秒）", "2026-11-23,B,B001,S-1,");
        assertThat(file).doesNotContain("张", "钱");
    }

    @Test
    void aDayThatIsOverReadsTheSameAsWhenItRan() {
        aDayOfPresses(5);
        WaitFigures today = figures();
        floor.clock.passes(Duration.ofDays(1));

        assertThat(lines.of("B", MONDAY)).isEqualTo(today.all());
        assertThat(figures()).isEqualTo(today);
        assertThat(books.choose("B"::equals, "B", MONDAY).days()).containsExactly(MONDAY);
    }
}
