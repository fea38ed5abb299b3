package org.houzhen.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Detour;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.queue.DayBooks;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.rules.Naming;
import org.houzhen.server.rules.RuleBook;
import org.houzhen.wire.OrderChanges;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeBookTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    /** Nobody waits at doors, so that a place is a place in the line. */
    private static final RuleSet FROM_HALL = RuleSet.defaults().with(new RuleSet.Rooms(0, true, 2));

    private static final TicketOffice.Line ELSEWHERE = new TicketOffice.Line(
            "C", "外科诊区", "S-9", "普外科 周", "R301", "301诊室", new TicketOffice.Clinic("C04", "A04.01"));

    @TempDir
    Path folder;

    private Floor floor;

    @BeforeEach
    void open() {
        floor = new Floor(folder, new RuleBook(FROM_HALL, Map.of(), Naming.defaults()), board -> {});
        for (int i = 1; i <= 6; i++) {
            floor.waits("V" + i);
        }
        floor.opensRoom();
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private static TicketNumber number(int i) {
        return new TicketNumber("B00" + i);
    }

    private static Warrant because(Reason.Code code, String second) {
        return new Warrant(new Reason(code, code == Reason.Code.OTHER ? "=1+1, \"quoted\"" : ""), second);
    }

    private Cause by(String actor) {
        floor.clock.passes(Duration.ofMinutes(1));
        return new Cause(floor.cause().command(), actor, floor.areas.now());
    }

    /** One of everything that changes an order, and what does not. */
    private void aMorning() {
        floor.does(
                "B",
                new Detour.ChangePriority(
                        by("nurse:1"), number(5), Priority.GREEN_CHANNEL, because(Reason.Code.STROKE, "")));
        floor.does("B", new Call.CallNext(by("nurse:1"), Floor.ROOM));
        floor.enters();
        floor.does("B", new Call.CallChosen(by("doctor:7"), Floor.ROOM, number(4), because(Reason.Code.OTHER, "")));
        floor.does("B", new Call.Miss(by("nurse:1"), Floor.ROOM));
        floor.does("B", new Detour.UndoMiss(by("nurse:2"), number(4)));
        floor.does("B", new Detour.Park(by("nurse:2"), number(3), Reason.of(Reason.Code.AWAY)));
        floor.does("B", new Detour.Transfer(by("nurse:1"), number(2), "C/S-9", Reason.of(Reason.Code.WRONG_CLINIC)));
        floor.does(
                "B",
                new Detour.ChangePriority(
                        by("nurse:1"), number(6), Priority.FIRST, because(Reason.Code.AGE, "head-nurse:3")));
    }

    private DayBooks<ChangeBook> books() {
        return new DayBooks<>(floor.journal, floor.clock, ChangeBook::new, ChangeBook::catchUp);
    }

    private OrderChanges list() {
        var choice = new DayBooks.Choice("B", DAY, List.of("B"), List.of(DAY));
        var maker = new ChangeListMaker(Map.of("1", "赵红", "3", "陈护士长"));
        return books().read("B", DAY, book -> maker.list(choice, book));
    }

    @Test
    void everyChangeIsListedWithWhoWhyAndBothPlaces() {
        aMorning();

        assertThat(list().rows())
                .extracting(row -> row.verb() + " " + row.number() + " " + row.detail() + " " + row.before() + ">"
                        + row.after() + " " + row.by().role() + " "
                        + (row.reason() == null ? "-" : row.reason().code()))
                .containsExactly(
                        "PRIORITY B006 FIRST 3>3 nurse AGE",
                        "TRANSFER B002 C/S-9 3>0 nurse WRONG_CLINIC",
                        "PARK B003  4>0 nurse AWAY",
                        "UNDO_MISS B004  0>0 nurse -",
                        "CALL_CHOSEN B004 201诊室 4>0 doctor OTHER",
                        "PRIORITY B005 GREEN_CHANNEL 5>1 nurse STROKE");
        assertThat(list().rows().get(0).approvedBy()).isEqualTo(new OrderChanges.Person("head-nurse", "3", "陈护士长"));
    }

    @Test
    void whoIsSentElsewhereAndBackIsAChangeOfOrderThatCountsAndIsLimited() {
        assertThat(transfer(number(5), ELSEWHERE, "")).isInstanceOf(Answer.Done.class);
        assertThat(transfer(new TicketNumber("C001"), Floor.LINE, "")).isInstanceOf(Answer.Done.class);

        assertThat(list().rows().get(0))
                .extracting(row -> row.verb() + " " + row.number() + " " + row.detail() + " " + row.before() + ">"
                        + row.after() + " " + row.reason().code())
                .isEqualTo("TRANSFER_BACK B007 C/C001 0>3 WRONG_CLINIC");
        assertThat(list().people())
                .singleElement()
                .satisfies(person -> assertThat(person.counted()).isEqualTo(1));

        for (int i = 1; i <= 4; i++) {
            floor.does(
                    "B",
                    new Detour.ChangePriority(by("nurse:2"), number(i), Priority.FIRST, because(Reason.Code.AGE, "")));
        }
        assertThat(transfer(new TicketNumber("B007"), ELSEWHERE, "")).isInstanceOf(Answer.Done.class);
        assertThat(transfer(new TicketNumber("C002"), Floor.LINE, ""))
                .isEqualTo(Answer.refused(Refusal.NEEDS_APPROVAL));
        assertThat(floor.areas.<TicketState>ask(
                        "C",
                        moment -> moment.state()
                                .ticket(new TicketNumber("C002"))
                                .orElseThrow()
                                .state()))
                .as("nobody is left without a number")
                .isEqualTo(TicketState.WAITING);
        assertThat(transfer(new TicketNumber("C002"), Floor.LINE, "head-nurse:3"))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void aTransferThatWasAnsweredIsAnsweredAgainAlsoWhenTheLimitIsReachedSince() {
        transfer(number(5), ELSEWHERE, "");
        Cause press = by("nurse:2");
        Warrant warrant = because(Reason.Code.WRONG_CLINIC, "");
        floor.transfers().transfer(press, "C", new TicketNumber("C001"), Floor.LINE, warrant);
        for (int i = 1; i <= 4; i++) {
            floor.does(
                    "B",
                    new Detour.ChangePriority(by("nurse:2"), number(i), Priority.FIRST, because(Reason.Code.AGE, "")));
        }

        assertThat(floor.transfers().transfer(press, "C", new TicketNumber("C001"), Floor.LINE, warrant))
                .isInstanceOfSatisfying(
                        Answer.Done.class, done -> assertThat(done.repeated()).isTrue());
        assertThat(floor.transfers().transfer(press, "C", new TicketNumber("C001"), ELSEWHERE, warrant))
                .isEqualTo(Answer.refused(Refusal.IDEMPOTENCY_KEY_REUSED));
    }

    private Answer transfer(TicketNumber number, TicketOffice.Line to, String second) {
        String from = number.value().substring(0, 1);
        return floor.transfers().transfer(by("nurse:2"), from, number, to, because(Reason.Code.WRONG_CLINIC, second));
    }

    @Test
    void anExtraNumberIsListedWithItsPatientAndThenWithItsTicket() {
        floor.extras().consent(by("doctor:7"), Floor.LINE, "P0000009", Reason.of(Reason.Code.CONDITION_WORSE));
        assertThat(list().rows().get(0))
                .extracting(row -> row.verb() + " " + row.number() + " " + row.detail() + " "
                        + row.by().role() + " " + row.reason().code())
                .isEqualTo("EXTRA  P0000009 doctor CONDITION_WORSE");

        String number = floor.registersExtra("V9", "P0000009");
        assertThat(list().rows())
                .singleElement()
                .extracting(row -> row.verb() + " " + row.number() + " " + row.detail())
                .isEqualTo("EXTRA " + number + " ");
        assertThat(list().people())
                .singleElement()
                .satisfies(person -> assertThat(person.counted()).isZero());
    }

    @Test
    void peopleReasonsAndChosenCallsAreCounted() {
        aMorning();

        assertThat(list().people())
                .extracting(each -> each.by().id() + " " + each.by().name() + " " + each.counted() + " "
                        + each.approved() + " " + each.other())
                .containsExactly("1 赵红 2 1 1", "7  1 0 0", "2  0 0 2");
        assertThat(list().reasons())
                .hasSize(5)
                .allSatisfy(each -> assertThat(each.count()).isEqualTo(1));
        assertThat(list().doctors()).containsExactly(new OrderChanges.ByDoctor("钱", 2, 1));
    }

    @Test
    void aNewNumberAfterANoShowIsOneOfThem() {
        for (int i = 0; i < 4; i++) {
            floor.does("B", new Call.CallChosen(by("doctor:7"), Floor.ROOM, number(1), because(Reason.Code.FAULT, "")));
            floor.does("B", new Call.Miss(by("doctor:7"), Floor.ROOM));
            floor.does("B", new Detour.Requeue(by("nurse:1"), number(1)));
        }

        floor.does("B", new Arrival.Reopen(by("nurse:1"), number(1), because(Reason.Code.EXAMINATION, "")));

        OrderChanges.Row row = list().rows().get(0);
        assertThat(row.verb() + " " + row.number() + " " + row.detail()).isEqualTo("REOPEN B007 B001");
        assertThat(row.after()).isEqualTo(6);
    }

    @Test
    void aPageThatLooksAgainReadsOnlyWhatIsNewAndSeesTheSame() {
        var kept = books();
        int before = kept.read("B", DAY, book -> book.entries().size());

        aMorning();

        List<ChangeBook.Entry> later = kept.read("B", DAY, book -> List.copyOf(book.entries()));
        List<ChangeBook.Entry> anew = books().read("B", DAY, ChangeBook::entries);
        assertThat(before).isZero();
        assertThat(later).isEqualTo(anew).hasSize(6);
    }

    @Test
    void aDayBeforeIsReadFromTheJournalAsItWas() {
        aMorning();
        List<OrderChanges.Row> then = list().rows();

        floor.clock.passes(Duration.ofDays(2));

        assertThat(list().rows()).isEqualTo(then);
        assertThat(books().choose("B"::equals, "B", DAY))
                .isEqualTo(new DayBooks.Choice("B", DAY, List.of("B"), List.of(DAY)));
        assertThat(books().areas("C"::equals)).isEmpty();
    }

    @Test
    void theFileNamesNobodyAndNoSpreadsheetTakesItForAFormula() {
        aMorning();

        String file = new ChangeListFile(floor.clock.getZone(), false).write(list());

        assertThat(file)
                .startsWith("\uFEFF日期,时间,诊区,操作,号码,")
                .contains("CALL_CHOSEN,B004,4,,OTHER,其他（请写明）,\"'=1+1, \"\"quoted\"\"\",doctor,7,,")
                .contains("nurse,1,head-nurse,3")
                .doesNotContain("赵红", "陈护士长", "张", "钱");
        assertThat(file.split("\r\n")).hasSize(7);
        assertThat(new ChangeListFile(floor.clock.getZone(), true).write(list()))
                .startsWith("\uFEFFdate,time,area")
                .contains("Suspected stroke");
    }
}
