package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever a day was like: how often one may be overtaken, how long one may wait, and that no penalty is a gain. */
class FairnessPropertyTest {
    private static final QueueId SECOND = new QueueId("S2");
    private static final int EXAMPLES = 300;
    private static final int CALLS_MAX = 300;

    private static void forAll(Consumer<List<Integer>> property) {
        qt().withExamples(EXAMPLES)
                .forAll(lists().of(integers().between(0, 65_535)).ofSizeBetween(1, 100))
                .checkAssert(property);
    }

    private static Ward after(List<Integer> presses) {
        Ward ward = Ward.withDefaults();
        presses.forEach(choice -> press(ward, choice));
        return ward;
    }

    /** Arrivals of every kind, and a room that serves and misses. */
    private static void press(Ward ward, int choice) {
        ward.passes(Duration.ofSeconds(choice % 97));
        switch (choice % 8) {
            case 0, 1 -> ward.waits(now(ward));
            case 2 -> ward.waits(now(ward), Priority.values()[choice / 8 % 3]);
            case 3 -> ward.waits(now(ward), Standing.walkIn().with(Standing.Origin.THREE_DAY));
            case 4 -> ward.waits(now(ward), Standing.walkIn().with(Standing.Origin.TRANSFERRED));
            case 5 -> ward.waits(now(ward) - 30);
            case 6 -> serves(ward);
            default -> isMissedAndComesBack(ward);
        }
    }

    /** How many minutes after the start of the day it is: the time segment of one who is punctual now. */
    private static int now(Ward ward) {
        return (int) Duration.between(Ward.MORNING, ward.now).toMinutes();
    }

    private static Optional<TicketNumber> called(Ward ward) {
        ward.does(new Call.CallNext(ward.cause(), Ward.ROOM));
        return ward.area.room(Ward.ROOM).orElseThrow().ticket();
    }

    private static void serves(Ward ward) {
        called(ward);
        ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
        ward.does(new Call.Finish(ward.cause(), Ward.ROOM));
    }

    private static void isMissedAndComesBack(Ward ward) {
        called(ward).ifPresent(number -> {
            ward.misses();
            ward.does(new Detour.Requeue(ward.cause(), number));
        });
    }

    /** RULES 1, 3, 5: however many come later with a right, all ratios together let at most three pass for each who was here. */
    @Test
    void whoComesLaterPassesOnlyByRatio() {
        forAll(presses -> {
            Ward ward = after(presses);
            TicketNumber mine = ward.waits(now(ward));
            int last = ward.area.require(mine).sequence();
            int later = 0;
            int before = 0;
            while (ward.stateOf(mine) == TicketState.WAITING && later <= 3 * before + 5) {
                ward.waits(now(ward), Priority.FIRST);
                ward.waits(now(ward), Standing.walkIn().with(Standing.Origin.THREE_DAY));
                ward.waits(now(ward) - 30);
                boolean cameLater =
                        ward.area.require(called(ward).orElseThrow()).sequence() > last;
                later += cameLater ? 1 : 0;
                before += cameLater ? 0 : 1;
                ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
                ward.does(new Call.Finish(ward.cause(), Ward.ROOM));
            }

            assertThat(later).isLessThanOrEqualTo(3 * before + 5);
        });
    }

    /** Past the guard nobody who comes later goes first: as many calls as stood there before are enough (RULES 2). */
    @Test
    void nobodyStarvesBeyondTheGuard() {
        forAll(presses -> {
            Ward ward = after(presses);
            TicketNumber mine = ward.waits(now(ward));
            int here = ward.area.queue(Ward.QUEUE).orElseThrow().size();
            ward.passes(ward.area.rules().order().guard().plus(Duration.ofMinutes(1)));
            int calls = 0;
            for (; ward.stateOf(mine) == TicketState.WAITING && calls <= here; calls++) {
                ward.waits(now(ward), Priority.FIRST);
                serves(ward);
            }

            assertThat(calls).isLessThanOrEqualTo(here);
        });
    }

    /** A line of many beside one with a single patient: who has a right there is called no later than one who has none. */
    @Test
    void noRightMakesAnybodyWaitLonger() {
        forAll(presses -> {
            int without = callsUntilSeen(presses, Standing.walkIn(), Priority.NORMAL);
            int first = callsUntilSeen(presses, Standing.walkIn(), Priority.FIRST);
            int sent = callsUntilSeen(presses, Standing.walkIn().with(Standing.Origin.TRANSFERRED), Priority.NORMAL);
            int back = callsUntilSeen(presses, Standing.walkIn().with(Standing.Origin.THREE_DAY), Priority.NORMAL);

            assertThat(without).isLessThan(CALLS_MAX);
            assertThat(List.of(first, sent, back)).allMatch(calls -> calls <= without);
        });
    }

    private static int callsUntilSeen(List<Integer> presses, Standing standing, Priority priority) {
        Ward ward = after(presses);
        ward.does(new RoomCommand.OpenQueue(ward.cause(), SECOND, "专家 王", "1 诊室", QueueKind.CLINIC));
        ward.does(new RoomCommand.OpenRoom(
                ward.cause(), Ward.ROOM, "1 诊室", "王", "", List.of(Ward.QUEUE, SECOND), List.of(), Set.of()));
        TicketNumber mine = ward.waitsIn(SECOND, now(ward), priority, standing);
        int calls = 0;
        for (; ward.stateOf(mine) == TicketState.WAITING && calls < CALLS_MAX; calls++) {
            ward.waits(now(ward) + 15);
            serves(ward);
        }
        return calls;
    }

    /** Across lines, by shares and by right: what screens show as next is what follows. */
    @Test
    void whoIsShownAsNextIsCalledNext() {
        forAll(presses -> {
            Ward ward = after(presses);
            ward.does(new RoomCommand.OpenQueue(ward.cause(), SECOND, "专家 王", "1 诊室", QueueKind.CLINIC));
            List<Integer> shares = presses.size() % 2 == 0 ? List.of() : List.of(2, 1);
            ward.does(new RoomCommand.OpenRoom(
                    ward.cause(), Ward.ROOM, "1 诊室", "王", "", List.of(Ward.QUEUE, SECOND), shares, Set.of()));
            for (int i = 0; i < presses.size() % 5; i++) {
                ward.waitsIn(SECOND, now(ward), Priority.values()[i % 4], Standing.walkIn());
            }
            List<TicketNumber> shown = ward
                    .area
                    .upcoming(ward.area.room(Ward.ROOM).orElseThrow(), ward.now, 4)
                    .stream()
                    .map(place -> place.ticket().number())
                    .toList();

            for (TicketNumber next : shown) {
                assertThat(called(ward)).contains(next);
                ward.does(new Call.Enter(ward.cause(), Ward.ROOM));
                ward.does(new Call.Finish(ward.cause(), Ward.ROOM));
            }
        });
    }

    /** RULES 4: whoever is missed once more stands no further in front, others being as they are. */
    @Test
    void noMissIsAGain() {
        forAll(presses -> {
            Ward ward = after(presses);
            for (int i = 0; i < 12; i++) {
                ward.waits(now(ward));
            }
            serves(ward);
            TicketNumber missed = called(ward).orElseThrow();
            ward.misses();
            Ticket ticket = ward.area.require(missed);
            int before = 1;
            for (int miss = ticket.misses(); miss <= 3; miss++) {
                Queue queue = ward.area.queue(Ward.QUEUE).orElseThrow();
                int distance = ward.area.rules().missed().distances().get(miss - 1);
                Seat seat = new Seats(ticket, queue, ward.area.rules()).afterMiss(distance, ward.now);
                int place = new Places(ward.area, ward.now).ofNew(ticket, seat);

                assertThat(place).isGreaterThanOrEqualTo(before);
                before = place;
            }
        });
    }
}
