package org.houzhen.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever is pressed in whatever order, the invariants of a waiting area hold after every event. */
class EnginePropertyTest {
    private static final int PRESSES = 120;
    private static final Warrant CONSENT = Warrant.of(Reason.of(Reason.Code.DOCTOR_CONSENT));

    private static final RoomId OTHER = new RoomId("R2");
    private static final List<RuleSet> RULES = List.of(
            RuleSet.defaults(),
            Ward.fromHall(),
            RuleSet.defaults().with(new RuleSet.Returning(0, 0, 1, 2, 2)),
            RuleSet.defaults()
                    .with(new RuleSet.Order(RuleSet.Mix.EQUAL, 1, RuleSet.Within.SIGN_IN, Duration.ofMinutes(10))));

    /** One press, made from a number, so that a failing sequence shrinks. */
    private static void press(Ward ward, int choice) {
        ward.passes(Duration.ofSeconds(choice % 97));
        List<Ticket> tickets = List.copyOf(ward.area.tickets());
        TicketNumber any = tickets.isEmpty()
                ? new TicketNumber("A999")
                : tickets.get(choice / 16 % tickets.size()).number();
        List<Consumer<Ward>> presses = List.of(
                on -> on.waits(choice % 60, Priority.values()[choice / 16 % 4]),
                on -> on.waits(choice % 60),
                on -> on.registers(choice % 30, Priority.NORMAL),
                on -> on.does(new Call.CallNext(on.cause(), Ward.ROOM)),
                on -> on.does(new Call.CallNext(on.cause(), Ward.ROOM)),
                on -> on.does(new Call.Enter(on.cause(), Ward.ROOM)),
                on -> on.does(new Call.Finish(on.cause(), Ward.ROOM)),
                on -> on.does(new Call.Miss(on.cause(), Ward.ROOM)),
                on -> on.does(new Call.RepeatCall(on.cause(), Ward.ROOM)),
                on -> on.does(new Call.CallChosen(on.cause(), Ward.ROOM, any, CONSENT)),
                on -> on.does(new Detour.Requeue(on.cause(), any)),
                on -> on.does(new Detour.UndoMiss(on.cause(), any)),
                on -> on.does(new Detour.Park(on.cause(), any, Reason.of(Reason.Code.EXAMINATION))),
                on -> on.does(new Detour.Return(on.cause(), any)),
                on -> on.does(new Detour.ChangePriority(on.cause(), any, Priority.FIRST, CONSENT)),
                on -> on.does(new Arrival.Cancel(on.cause(), new VisitId("V" + choice % 200))),
                on -> on.waits(choice % 60, Standing.appointed()),
                on -> on.waits(0, Standing.walkIn().behind(Set.of(Gate.FASTING))),
                on -> on.does(new Detour.Confirm(on.cause(), any, Gate.FASTING)),
                on -> on.does(new Call.CallNext(on.cause(), OTHER)),
                on -> on.does(new Call.Miss(on.cause(), OTHER)),
                on -> on.does(new Call.Finish(on.cause(), OTHER)),
                on -> on.does(new RoomCommand.OpenRoom(
                        on.cause(), OTHER, "2 诊室", "李", "", List.of(Ward.QUEUE), List.of(), Set.of())),
                on -> on.does(new RoomCommand.CloseRoom(on.cause(), OTHER)),
                on -> arrange(on, choice),
                on -> on.does(new RoomCommand.MoveRoom(on.cause(), OTHER, Ward.ROOM, "1 诊室")),
                on -> on.does(new RoomCommand.MoveRoom(on.cause(), Ward.ROOM, OTHER, "2 诊室")),
                on -> on.does(new RoomCommand.SuspendQueue(on.cause(), Ward.QUEUE, CONSENT.reason())),
                on -> on.does(new RoomCommand.ResumeQueue(on.cause(), Ward.QUEUE)),
                on -> on.does(new RoomCommand.TimePasses(on.cause())),
                on -> on.does(new RoomCommand.AdoptRules(on.cause(), RULES.get(choice / 32 % RULES.size()))),
                on -> on.waits(0, Standing.walkIn().with(Standing.Origin.EXTRA)),
                on -> consent(on, "P" + choice % 40, choice / 64 % 3 > 0));
        int press = choice % presses.size();
        boolean arrives = press < 3 || press == 16 || press == 17 || press == 31;
        boolean mayArrive = !ward.area.closed()
                && !ward.area.queue(Ward.QUEUE).orElseThrow().suspended();
        if (!arrives || mayArrive) {
            presses.get(press).accept(ward);
        }
    }

    private static void consent(Ward ward, String patient, boolean grant) {
        ward.does(
                grant
                        ? new Arrival.GrantExtra(ward.cause(), Ward.QUEUE, patient, CONSENT.reason(), Instant.MAX)
                        : new Arrival.TakeExtraBack(ward.cause(), Ward.QUEUE, patient));
    }

    private static void arrange(Ward ward, int choice) {
        RoomId room = choice / 16 % 2 == 0 ? OTHER : Ward.ROOM;
        List<Integer> weights = choice / 32 % 2 == 0 ? List.of() : List.of(1 + choice / 64 % 9);
        ward.does(new RoomCommand.ArrangeRoom(
                ward.cause(), room, List.of(Ward.QUEUE), weights, Set.of(), CONSENT.reason()));
    }

    private static Ward pressed(List<Integer> presses, Consumer<Ward> check) {
        Ward ward = Ward.withDefaults();
        presses.forEach(choice -> {
            press(ward, choice);
            check.accept(ward);
        });
        return ward;
    }

    private static void forAllPresses(Consumer<List<Integer>> property) {
        qt().withExamples(300)
                .forAll(lists().of(integers().between(0, 65_535)).ofSizeBetween(1, PRESSES))
                .checkAssert(property);
    }

    @Test
    void everyTicketIsInExactlyOnePlace() {
        forAllPresses(presses -> pressed(presses, ward -> {
            int waiting = ward.area.queue(Ward.QUEUE).orElseThrow().size();
            Map<TicketState, Integer> counts = new EnumMap<>(TicketState.class);
            ward.area.tickets().forEach(ticket -> counts.merge(ticket.state(), 1, Integer::sum));
            int atDoor = ward.area.rooms().stream()
                    .mapToInt(room -> room.door().size())
                    .sum();
            int inRoom = (int) ward.area.rooms().stream()
                    .filter(room -> room.ticket().isPresent())
                    .count();

            assertThat(waiting).isEqualTo(counts.getOrDefault(TicketState.WAITING, 0));
            assertThat(atDoor).isEqualTo(counts.getOrDefault(TicketState.INVITED, 0));
            assertThat(inRoom)
                    .isEqualTo(
                            counts.getOrDefault(TicketState.CALLED, 0) + counts.getOrDefault(TicketState.SERVING, 0));
            assertThat(ward.area.queue(Ward.QUEUE).orElseThrow().work()).isZero();
        }));
    }

    @Test
    void numbersAreUniqueAndWithoutGaps() {
        forAllPresses(presses -> {
            Ward ward = pressed(presses, each -> {});
            Set<String> numbers = new HashSet<>();
            ward.area.tickets().forEach(ticket -> numbers.add(ticket.number().value()));
            for (int i = 1; i <= ward.area.tickets().size(); i++) {
                assertThat(numbers).contains(TicketNumber.of("A", i).value());
            }
        });
    }

    @Test
    void theStateIsTheFoldOfItsEvents() {
        forAllPresses(presses -> {
            Ward ward = pressed(presses, each -> {});
            var replayed = new WaitingArea();
            for (int i = 0; i < ward.facts.size(); i++) {
                replayed.apply(ward.facts.get(i), ward.causes.get(i));
            }
            assertThat(picture(replayed)).isEqualTo(picture(ward.area));
            assertThat(replayed.queue(Ward.QUEUE).orElseThrow().consented())
                    .isEqualTo(ward.area.queue(Ward.QUEUE).orElseThrow().consented());
            assertThat(Line.all(replayed.queue(Ward.QUEUE).orElseThrow(), ward.area.rules(), ward.now).stream()
                            .map(place -> place.ticket().number() + " " + place.rule())
                            .toList())
                    .isEqualTo(ward.line());
        });
    }

    private static List<String> picture(WaitingArea area) {
        return area.tickets().stream()
                .map(ticket -> ticket.number() + " " + ticket.state() + " " + ticket.misses() + " " + ticket.calls()
                        + " " + ticket.room() + " " + ticket.waitingSince() + " " + ticket.openGates())
                .toList();
    }

    @Test
    void everyCommandSentTwiceChangesNothingTheSecondTime() {
        forAllPresses(presses -> {
            Ward ward = pressed(presses, each -> {});
            ward.does(new RoomCommand.ResumeQueue(ward.cause(), Ward.QUEUE));
            ward.waits(0);
            ward.does(new Call.Miss(ward.cause(), Ward.ROOM));
            ward.does(new Call.Finish(ward.cause(), Ward.ROOM));
            var press = new Call.CallNext(ward.cause(), Ward.ROOM);
            Answer first = ward.does(press);
            int before = ward.facts.size();
            if (first instanceof Answer.Done done) {
                assertThat(ward.does(press)).isEqualTo(Answer.repeated(done.facts()));
                assertThat(ward.facts).hasSize(before);
            }
        });
    }

    @Test
    void whoeverIsFirstInTheLineIsWhoIsCalled() {
        forAllPresses(presses -> {
            Ward ward = pressed(presses, each -> {});
            ward.does(new RoomCommand.AdoptRules(ward.cause(), Ward.fromHall()));
            List<String> line = ward.line();
            boolean nobodyAtDoors =
                    ward.area.rooms().stream().allMatch(room -> room.door().isEmpty());
            Answer answer = ward.does(new Call.CallNext(ward.cause(), Ward.ROOM));
            if (nobodyAtDoors && answer instanceof Answer.Done done) {
                var called = (AreaEvent.Called) done.facts().get(done.facts().size() - 1);
                assertThat(called.number() + " " + called.rule()).isEqualTo(line.get(0));
            }
        });
    }

    @Test
    void finalStatesHaveNoSuccessor() {
        forAllPresses(presses -> {
            Map<TicketNumber, TicketState> ended = new HashMap<>();
            pressed(
                    presses,
                    ward -> ward.area.tickets().forEach(ticket -> {
                        TicketState before = ended.get(ticket.number());
                        assertThat(before == null || before == ticket.state()).isTrue();
                        if (ticket.state().isFinal()) {
                            ended.put(ticket.number(), ticket.state());
                        }
                    }));
        });
    }

    @Test
    void afterClosingNobodyIsOpenAndNothingFollows() {
        Set<TicketState> ends = EnumSet.of(
                TicketState.DONE,
                TicketState.TRANSFERRED,
                TicketState.NO_SHOW,
                TicketState.CANCELLED,
                TicketState.UNFINISHED);
        forAllPresses(presses -> {
            Ward ward = pressed(presses, each -> {});
            Map<TicketNumber, TicketState> before = states(ward);
            ward.does(new RoomCommand.CloseDay(ward.cause()));
            Map<TicketNumber, TicketState> closed = states(ward);
            int facts = ward.facts.size();

            assertThat(closed.values()).isSubsetOf(ends);
            before.forEach((number, state) -> {
                if (state.isFinal() || state == TicketState.DONE) {
                    assertThat(closed).containsEntry(number, state);
                }
            });
            assertThat(ward.area.queue(Ward.QUEUE).orElseThrow().size()).isZero();
            assertThat(ward.area.room(Ward.ROOM).orElseThrow().ticket()).isEmpty();
            presses.forEach(choice -> pressAfterClosing(ward, choice));
            ward.does(new RoomCommand.CloseDay(ward.cause()));
            assertThat(ward.facts).hasSize(facts);
        });
    }

    private static Map<TicketNumber, TicketState> states(Ward ward) {
        Map<TicketNumber, TicketState> states = new HashMap<>();
        ward.area.tickets().forEach(ticket -> states.put(ticket.number(), ticket.state()));
        return states;
    }

    /** Every press but those that need a number to be given out, which is refused as well. */
    private static void pressAfterClosing(Ward ward, int choice) {
        press(ward, choice);
        Instant start = Ward.MORNING;
        assertThat(ward.refusal(ward.does(new Arrival.TakeTicket(
                        ward.cause(),
                        new VisitId("late"),
                        Ward.QUEUE,
                        "P",
                        "张*",
                        Priority.NORMAL,
                        start,
                        start.plusSeconds(900),
                        "",
                        Standing.walkIn()))))
                .isEqualTo(Refusal.DAY_CLOSED);
    }
}
