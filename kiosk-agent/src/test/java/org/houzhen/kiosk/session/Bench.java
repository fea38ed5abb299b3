package org.houzhen.kiosk.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.houzhen.kiosk.FakeCardServer;
import org.houzhen.kiosk.FakeDevices;
import org.houzhen.kiosk.FakeHospital;
import org.houzhen.kiosk.cards.CardDesk;
import org.houzhen.kiosk.cards.CardJournal;
import org.houzhen.kiosk.cards.SqliteCardJournal;
import org.houzhen.kiosk.face.FaceDesk;
import org.houzhen.kiosk.face.FaceState;
import org.houzhen.kiosk.flows.FirstSteps;
import org.houzhen.kiosk.orders.OpeningJournal;
import org.houzhen.kiosk.orders.OrderDesk;
import org.houzhen.kiosk.orders.SignInDesk;
import org.houzhen.kiosk.orders.SqliteOpeningJournal;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Flow;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.page.View;
import org.houzhen.kiosk.printing.ReportDesk;
import org.houzhen.kiosk.printing.SlipDesk;
import org.houzhen.kiosk.printing.SlipLayout;
import org.houzhen.kiosk.printing.SlipPrinter;
import org.houzhen.kiosk.printing.SqlitePrintJournal;
import org.houzhen.kiosk.server.ServerLink;
import org.houzhen.kiosk.start.RecoveringStep;
import org.houzhen.kiosk.start.StartStep;

/** A whole terminal on a virtual clock: real session, real journal in memory, everything else under a test's control. */
final class Bench {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    final VirtualTurns turns = new VirtualTurns();
    final FakeHospital hospital = new FakeHospital(turns);
    final FakeDevices devices = new FakeDevices();
    final SqlitePrintJournal journal = new SqlitePrintJournal(Path.of(":memory:"), turns);
    final OpeningJournal openings = new SqliteOpeningJournal(Path.of(":memory:"));
    final CardJournal cards = new SqliteCardJournal(Path.of(":memory:"));
    final FakeCardServer cardServer = new FakeCardServer(hospital);
    FaceDesk faces = FaceDesk.closed(FaceState.Offer.OFF, () -> 0);
    ServerLink.State link = ServerLink.State.ONLINE;
    KioskSession session;
    /** Every frame that a page could have seen. */
    final List<Frame> shown = new ArrayList<>();

    private long ids;
    private int presses;

    Bench() {
        boot();
    }

    Terminal terminal() {
        var printer = new SlipPrinter(journal, devices, new SlipLayout("青禾县人民医院", "自助机 1", ZONE), turns);
        var slips = new SlipDesk(journal, printer, hospital);
        return new Terminal(
                "青禾县人民医院",
                "自助机 1",
                ZONE,
                hospital,
                devices,
                new OrderDesk(openings, hospital, this::id),
                new CardDesk(cards, cardServer, devices::atCardTerminal, this::id),
                new SignInDesk(openings, hospital, slips, this::id, turns),
                slips,
                new ReportDesk(journal, devices, hospital),
                faces,
                () -> link,
                () -> Set.copyOf(hospital.services),
                () -> {},
                turns,
                this::id);
    }

    private UUID id() {
        return new UUID(0, ++ids);
    }

    /** The agent starts, or starts again after it was killed. */
    void boot() {
        turns.die();
        journal.recover();
        session = new KioskSession(
                terminal(), turns, new KioskSession.Outside(RecoveringStep::new, StartStep::new, FirstSteps::atWindow));
        shown.add(session.frame());
        session.onFrame(shown::add);
    }

    Bench started() {
        session.start();
        turns.settle();
        return this;
    }

    Action action(String action, String value) {
        return new Action("press-" + ++presses, session.frame().version(), action, value);
    }

    void press(String action, String value) {
        press(action(action, value));
    }

    void press(Action action) {
        session.press(action);
        turns.settle();
    }

    void press(String action) {
        press(action, null);
    }

    void pass(long seconds) {
        turns.advance(Duration.ofSeconds(seconds));
    }

    String screen() {
        return session.frame().screen();
    }

    View view() {
        return session.frame().view();
    }

    /** Identified, in the flow's first choice. */
    Bench in(Flow flow) {
        press(Action.BEGIN, flow.name());
        devices.layCard();
        pass(1);
        return this;
    }

    /** Before the last look. */
    Bench confirming() {
        in(Flow.REGISTER);
        press(Action.CHOOSE, "D1");
        press(Action.CHOOSE, "C1");
        press(Action.CHOOSE, "S1");
        return this;
    }

    /** Before the code to pay with. */
    Bench paying() {
        confirming();
        press(Action.CONFIRM);
        return this;
    }
}
